import { isoDate, parseIsoDate } from "../engine/money/iso-date.ts"
import type { InstrumentPrices } from "../contract/index.ts"
import { describeProvenance } from "./describe-answer.ts"
import { problemOf } from "./describe-problem.ts"
import type { Adjustment, AskOptions } from "./market-data-port.ts"
import { InstrumentNotFound } from "./price-errors.ts"
import type { PricesContext } from "./prices-context.ts"

const DAY_MS = 86_400_000
/** How far back prices go when nobody says from when. */
const USUAL_DAYS = 20 * 366

/** Daily bars of an instrument as columns, on the basis asked for. Throws `InstrumentNotFound`. */
export async function readBarsOfInstrument(
  { prices, marketData, clock }: Pick<PricesContext, "prices" | "marketData" | "clock">,
  id: string,
  {
    from,
    to,
    adjust,
    wait,
  }: {
    readonly from?: string | undefined
    readonly to?: string | undefined
    readonly adjust: Adjustment
    readonly wait?: AskOptions["wait"]
  },
): Promise<InstrumentPrices> {
  const today = Math.floor(clock() / DAY_MS)
  const [instrument] = await prices.findInstruments([id], today)
  if (instrument === undefined) throw new InstrumentNotFound(id)
  const range = { from: dayOf(from) ?? today - USUAL_DAYS, to: dayOf(to) ?? today }
  const caller = { kind: wait === undefined ? "interactive" : "job", priority: 0 } as const
  const answers = await marketData.dailyBars([instrument], range, adjust, {
    caller,
    ...(wait === undefined ? {} : { wait }),
  })
  const answer = answers.get(id)
  if (answer === undefined) throw new InstrumentNotFound(id)
  const bars = answer.value
  const column = (values: Float64Array | undefined) =>
    Array.from(values ?? [], (value) => (Number.isNaN(value) ? null : value))
  const problem = problemOf(instrument.symbol, answer)
  return {
    instrument: id,
    currency: instrument.currency,
    adjust,
    days: Array.from(bars?.days ?? [], isoDate),
    open: column(bars?.open),
    high: column(bars?.high),
    low: column(bars?.low),
    close: column(bars?.close),
    volume: column(bars?.volume),
    ...describeProvenance(answer),
    problems: problem === null ? [] : [problem],
  }
}

function dayOf(text: string | undefined): number | null {
  return text === undefined ? null : parseIsoDate(text)
}
