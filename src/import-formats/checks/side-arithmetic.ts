import type { ImportCheck } from "../../contract/index.ts"
import { comparedName } from "../column-name.ts"
import type { TradeLogDraft } from "../read-trade-log.ts"
import { notRun, verdict, Violations } from "./verdict.ts"

const name = { id: "side-arithmetic", label: "P/L has the sign that side, entry and exit price give" }

const directions = new Map([
  ["buy", 1],
  ["long", 1],
  ["bto", 1],
  ["sell", -1],
  ["short", -1],
  ["sto", -1],
])

/** A bought position gains when the exit is above the entry, a sold one when it is below. */
export function sideArithmetic({ trades }: TradeLogDraft, listed: number): ImportCheck {
  const column = (...names: string[]) =>
    trades.custom.find((custom) => names.includes(comparedName(custom.name)))
  const side = column("side", "direction")
  const entry = column("entry price")
  const exit = column("exit price")
  if (side?.type !== "text" || entry?.type !== "number" || exit?.type !== "number") {
    return notRun(name, "the list lacks side, entry price or exit price")
  }
  const violations = new Violations(listed)
  for (let row = 0; row < trades.count; row++) {
    const direction = directions.get(side.values[row].trim().toLowerCase())
    if (direction === undefined) continue
    const gain = Math.sign((exit.values[row] - entry.values[row]) * direction)
    const found = trades.pnl[row]
    if (Number.isNaN(gain) || gain * Math.sign(found) >= 0) continue
    const expected = gain > 0 ? "a gain" : "a loss"
    const detail = `${side.values[row]} at ${entry.values[row]}, out at ${exit.values[row]} is ${expected}, but the P/L is ${found}.`
    violations.add({ line: trades.line[row], expected, found, detail })
  }
  return verdict(name, violations)
}
