import { isoDate, type EpochDay } from "../../../engine/money/iso-date.ts"
import type { CashDividend, Note } from "../../../operations/market-data-port.ts"
import { decimalShift } from "../decimal-shift.ts"
import type { YahooChart } from "./parse-chart.ts"

/** Above the noise of 32-bit floats (3e-7 in the charts of AAPL and MSFT), below any dividend. */
const tolerance = 1e-5

/**
 * A dividend per share as it traded on its ex-day, checked against the step that Yahoo's own adjusted close makes there:
 * adj(p)/close(p) ÷ adj(ex)/close(ex) = 1 − D/close(p), where p is the session before.
 *
 * `amount` normally is adjusted for later splits, as the closes are. Where the step says otherwise, an amount as paid, or
 * one in the other unit, is told apart by which of them the step fits, and `repaired`; where none fits it `disagrees`.
 */
export function checkDividend(
  chart: Pick<YahooChart, "close" | "adjustedClose">,
  rows: readonly { readonly day: EpochDay; readonly index: number }[],
  dividend: { readonly exDay: EpochDay; readonly amount: number; readonly laterSplits: number },
): { readonly amount: number; readonly check: CashDividend["check"]; readonly note: Note | null } {
  const { exDay, amount, laterSplits } = dividend
  const asTraded = (adjusted: number) => Number((adjusted * laterSplits).toPrecision(12))
  const step = stepAt(chart, rows, exDay)
  if (step === null) return { amount: asTraded(amount), check: "unchecked", note: null }

  const fits = (adjusted: number) => Math.abs(1 - adjusted / step.previousClose - step.ratio) <= tolerance
  if (fits(amount)) return { amount: asTraded(amount), check: "agrees", note: null }

  const day = isoDate(exDay)
  const candidates = [
    { adjusted: amount / laterSplits, said: "is as paid, not adjusted for splits" },
    { adjusted: decimalShift(amount, 2), said: "is in the main unit, the prices are not" },
    { adjusted: decimalShift(amount, -2), said: "is in the sub-unit, the prices are not" },
  ]
  const repaired = candidates.find(({ adjusted }) => fits(adjusted))
  return repaired === undefined
    ? {
        amount: asTraded(amount),
        check: "disagrees",
        note: { code: "dividend-basis", text: `the dividend of ${day} does not fit the adjusted close` },
      }
    : {
        amount: asTraded(repaired.adjusted),
        check: "repaired",
        note: { code: "dividend-repaired", text: `the dividend of ${day} ${repaired.said}` },
      }
}

function stepAt(
  { close, adjustedClose }: Pick<YahooChart, "close" | "adjustedClose">,
  rows: readonly { readonly day: EpochDay; readonly index: number }[],
  exDay: EpochDay,
): { readonly ratio: number; readonly previousClose: number } | null {
  const at = rows.findIndex(({ day }) => day === exDay)
  const [exIndex, previousIndex] = [rows[at]?.index, rows[at - 1]?.index]
  if (exIndex === undefined || previousIndex === undefined) return null
  const [exClose, exAdjusted] = [close[exIndex], adjustedClose[exIndex]]
  const [previousClose, previousAdjusted] = [close[previousIndex], adjustedClose[previousIndex]]
  if (!exClose || !exAdjusted || !previousClose || !previousAdjusted) return null
  return { ratio: previousAdjusted / previousClose / (exAdjusted / exClose), previousClose }
}
