import { isoDate } from "../engine/money/iso-date.ts"
import { checkBars } from "../engine/prices/checks/check-bars.ts"
import type { DailyBars } from "../engine/prices/daily-bars.ts"
import { addInstrument } from "./add-instrument.ts"
import type { PriceFileContent } from "./backtests-port.ts"
import { NotDailyPrices, OtherSource } from "./price-errors.ts"
import type { PriceBasis } from "./price-store-port.ts"
import type { PricesContext } from "./prices-context.ts"

export type ImportedPrices = {
  readonly symbol: string
  readonly instrument: string
  readonly basis: PriceBasis
  readonly bars: number
  readonly firstDay: string
  readonly lastDay: string
  /** Days that are new or have another number than before. */
  readonly changedDays: number
  readonly heldDays: number
  readonly findings: readonly {
    readonly check: string
    readonly day: string
    readonly verdict: string
    readonly detail: string
  }[]
}

/**
 * Puts the daily prices of a file under an instrument, which is added if it is new; they are checked as a provider's are. Throws
 * `NotDailyPrices`, and `OtherSource` when the instrument's prices come from elsewhere.
 */
export async function importPrices(
  context: PricesContext,
  {
    file,
    symbol,
    basis,
  }: { readonly file: PriceFileContent; readonly symbol: string; readonly basis: PriceBasis },
): Promise<ImportedPrices> {
  const { prices, marketData, symbolsOf, clock } = context
  const bars = dailyBarsOf(file)
  const first = bars.days[0]
  const last = bars.days[bars.days.length - 1]
  const { instrument } = await addInstrument(context, { provider: symbolsOf, symbol })
  const { id } = instrument
  const findings = checkBars({ bars, actions: [], sessions: null, listedOn: null })
  const outcome = await prices.recordBars({
    instrument: id,
    source: "csv",
    basis,
    fetchedAt: clock(),
    state: "confirmed",
    bars,
    actions: [],
    covered: { from: first, to: last },
    findings,
  })
  if (outcome.outcome === "other-source") throw new OtherSource(symbol, outcome.source)
  if (outcome.outcome === "no-instrument") throw new Error(`importPrices lost its instrument ${id}`)
  marketData.changed([id])
  return {
    symbol,
    instrument: id,
    basis,
    bars: bars.days.length,
    firstDay: isoDate(first),
    lastDay: isoDate(last),
    changedDays: outcome.changedDays,
    heldDays: outcome.heldDays,
    findings: findings.map(({ check, day, verdict, detail }) => ({
      check,
      day: isoDate(day),
      verdict,
      detail,
    })),
  }
}

function dailyBarsOf({ bars }: PriceFileContent): DailyBars {
  const { days, minutes, open, high, low, close, volume } = bars
  const isAscending = days.every((day, at) => at === 0 || day > days[at - 1])
  if (minutes !== null || !isAscending || days.length === 0) throw new NotDailyPrices()
  return { days, open, high, low, close, volume }
}
