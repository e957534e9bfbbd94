import { type EpochDay, parseIsoDate } from "../engine/money/iso-date.ts"
import { BacktestRefused } from "./backtest-refused.ts"

/** The days of a test as the engine has them; null is open. Throws `BacktestRefused` for a day that does not exist. */
export function testDays({ from, to }: { readonly from: string | null; readonly to: string | null }): {
  readonly from: EpochDay | undefined
  readonly to: EpochDay | undefined
} {
  return { from: dayOf(from), to: dayOf(to) }
}

function dayOf(text: string | null): EpochDay | undefined {
  if (text === null) return undefined
  const day = parseIsoDate(text)
  if (day === null) throw new BacktestRefused(`${text} is no day; a date was expected, as YYYY-MM-DD`)
  return day
}
