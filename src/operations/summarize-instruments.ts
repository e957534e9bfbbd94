import { isoDate } from "../engine/money/iso-date.ts"
import type { InstrumentSummary } from "../contract/index.ts"
import { describeProvenance } from "./describe-answer.ts"
import type { Answer, InstrumentRef, Quote } from "./market-data-port.ts"
import type { SeriesCoverage } from "./market-data-upkeep-port.ts"
import type { Instrument, QualityFlag, SeriesFacts } from "./price-store-port.ts"
import type { PricesContext } from "./prices-context.ts"

/** More open flags than this are counted no further. */
const MOST_FLAGS = 5_000

/** What is read of an instrument for a list, with what a closer look needs beside it. */
export type SummarizedInstrument = {
  readonly summary: InstrumentSummary
  readonly ref: InstrumentRef
  readonly answer: Answer<Quote>
  readonly coverage: SeriesCoverage
}

/** Instruments as lists show them, in the order given. */
export async function summarizeInstruments(
  { prices, marketData, clock }: Pick<PricesContext, "prices" | "marketData" | "clock">,
  instruments: readonly Instrument[],
): Promise<SummarizedInstrument[]> {
  const ids = instruments.map(({ id }) => id)
  const refs = await prices.findInstruments(ids, Math.floor(clock() / 86_400_000))
  const caller = { kind: "interactive", priority: 0 } as const
  const quotes = await marketData.quotes(refs, { caller })
  const coverage = await marketData.coverage(refs)
  const facts = await prices.readFacts(ids)
  const flags = await prices.listFlags(null, { state: "open", limit: MOST_FLAGS })
  const byId = new Map(instruments.map((instrument) => [instrument.id, instrument]))
  return refs.flatMap((ref) => {
    const instrument = byId.get(ref.id)
    const answer = quotes.get(ref.id)
    const covered = coverage.get(ref.id)
    if (instrument === undefined || answer === undefined || covered === undefined) return []
    const summary = summaryOf(instrument, { answer, covered, facts: facts.get(ref.id), flags })
    return [{ summary, ref, answer, coverage: covered }]
  })
}

function summaryOf(
  { id, kind, symbol, mic, currency, name }: Instrument,
  read: {
    readonly answer: Answer<Quote>
    readonly covered: SeriesCoverage
    readonly facts: SeriesFacts | undefined
    readonly flags: readonly QualityFlag[]
  },
): InstrumentSummary {
  const { answer, covered, facts, flags } = read
  const provisional = facts?.provisionalFrom ?? null
  return {
    id,
    kind,
    symbol,
    mic,
    currency: currency ?? answer.value?.currency ?? null,
    name,
    price: answer.value?.price ?? null,
    previousClose: answer.value?.previousClose ?? null,
    ...describeProvenance(answer),
    firstDay: covered.span === null ? null : isoDate(covered.span.from),
    lastDay: covered.span === null ? null : isoDate(covered.span.to),
    bars: covered.bars,
    provisionalFrom: provisional === null ? null : isoDate(provisional),
    gaps: covered.market === null ? null : covered.missing.length,
    flags: flags.filter(({ instrument }) => instrument === id).length,
    revision: facts?.revision ?? 0,
  }
}
