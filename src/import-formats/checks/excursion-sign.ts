import type { ImportCheck } from "../../contract/index.ts"
import type { TradeLogDraft } from "../read-trade-log.ts"
import { notRun, verdict, Violations } from "./verdict.ts"

const name = { id: "excursion-sign", label: "max profit ≥ 0 ≥ max loss" }

/** The most favourable excursion is never below 0, the most adverse never above. */
export function excursionSign({ trades, has }: TradeLogDraft, listed: number): ImportCheck {
  if (!has.has("maxProfit") && !has.has("maxLoss"))
    return notRun(name, "the log has no max profit and no max loss")
  const { count, line, maxProfit, maxLoss } = trades
  const violations = new Violations(listed)
  for (let row = 0; row < count; row++) {
    if (maxProfit[row] < 0) {
      const detail = `The max profit is ${maxProfit[row]}, but it is at least 0 when the trade opens.`
      violations.add({ line: line[row], expected: "at least 0", found: maxProfit[row], detail })
    }
    if (maxLoss[row] > 0) {
      const detail = `The max loss is ${maxLoss[row]}, but it is at most 0 when the trade opens.`
      violations.add({ line: line[row], expected: "at most 0", found: maxLoss[row], detail })
    }
  }
  return verdict(name, violations)
}
