import { isoDate, parseIsoDate } from "../engine/money/iso-date.ts"
import type { DataProblem } from "../contract/index.ts"
import { addInstrument } from "./add-instrument.ts"
import { problemOf } from "./describe-problem.ts"
import type { InstrumentRef, Trial } from "./market-data-port.ts"
import { PricesUnavailable } from "./price-errors.ts"
import type { PricesContext } from "./prices-context.ts"

const DAY_MS = 86_400_000
const USUAL_DAYS = 20 * 366

export type FetchedPrices = {
  readonly symbol: string
  readonly instrument: string
  readonly source: string | null
  readonly currency: string | null
  readonly bars: number
  readonly firstDay: string | null
  readonly lastDay: string | null
  readonly price: number | null
}

/**
 * Fetches the history and the last price of symbols, as far as they are not there and current; instruments that are new are added.
 * Throws `PricesUnavailable` when there are prices of none of them; else what could not be had is among the problems.
 */
export async function fetchPrices(
  context: PricesContext,
  { symbols, from }: { readonly symbols: readonly string[]; readonly from: string | null },
): Promise<{ readonly data: FetchedPrices[]; readonly problems: DataProblem[] }> {
  const { marketData, symbolsOf, clock } = context
  const today = Math.floor(clock() / DAY_MS)
  const instruments = new Map<string, InstrumentRef>()
  for (const symbol of symbols) {
    instruments.set(symbol, (await addInstrument(context, { provider: symbolsOf, symbol })).instrument)
  }
  const refs = [...instruments.values()]
  const range = { from: (from === null ? null : parseIsoDate(from)) ?? today - USUAL_DAYS, to: today }
  const ask = { caller: { kind: "job", priority: 0 }, wait: "fresh" } as const
  const histories = await marketData.dailyBars(refs, range, "none", ask)
  const quotes = await marketData.quotes(refs, ask)

  const problems: DataProblem[] = []
  const tried: Trial[] = []
  const data = [...instruments].flatMap(([symbol, { id }]): FetchedPrices[] => {
    const [history, quote] = [histories.get(id), quotes.get(id)]
    if (history === undefined || quote === undefined) return []
    const problem = problemOf(symbol, history) ?? problemOf(symbol, quote)
    if (problem !== null) problems.push(problem)
    tried.push(...history.tried)
    const days = history.value?.days
    const [first, last] = [days?.[0], days?.at(-1)]
    return [
      {
        symbol,
        instrument: id,
        source: history.source ?? quote.source,
        currency: quote.value?.currency ?? null,
        bars: days?.length ?? 0,
        firstDay: first === undefined ? null : isoDate(first),
        lastDay: last === undefined ? null : isoDate(last),
        price: quote.value?.price ?? null,
      },
    ]
  })
  if (data.every(({ bars, price }) => bars === 0 && price === null))
    throw new PricesUnavailable(symbols, tried)
  return { data, problems }
}
