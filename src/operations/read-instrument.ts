import { isoDate } from "../engine/money/iso-date.ts"
import type { CorporateAction } from "../engine/prices/corporate-action.ts"
import type { InstrumentDetail } from "../contract/index.ts"
import { instant } from "./instant.ts"
import type { ProviderId } from "./market-data-port.ts"
import { InstrumentNotFound } from "./price-errors.ts"
import type { PriceChange, QualityFlag } from "./price-store-port.ts"
import type { PricesContext } from "./prices-context.ts"
import { summarizeInstruments } from "./summarize-instruments.ts"

const MOST_FLAGS = 100
const MOST_CHANGES = 100

/** An instrument with what its prices cover and lack, its actions, open quality flags and last changes. Throws `InstrumentNotFound`. */
export async function readInstrument(context: PricesContext, id: string): Promise<InstrumentDetail> {
  const { prices } = context
  const [summarized] = await summarizeInstruments(context, await prices.readInstruments([id]))
  if (summarized === undefined) throw new InstrumentNotFound(id)
  const { summary, ref, coverage } = summarized
  const stored = (await prices.readCloses([id], null)).series.get(id)
  const flags = await prices.listFlags(id, { state: "open", limit: MOST_FLAGS })
  const changes = await prices.listChanges(id, MOST_CHANGES)
  return {
    ...summary,
    exchange: coverage.market,
    listings: Object.entries(ref.listings).map(([provider, { symbol, quotedIn }]) => ({
      provider: provider as ProviderId,
      symbol,
      quotedIn,
    })),
    missing: coverage.missing.map(({ from, to, sessions }) => ({
      from: isoDate(from),
      to: isoDate(to),
      sessions,
    })),
    openFlags: flags.map(describeFlag),
    actions: (stored?.actions ?? []).map(describeAction),
    changes: changes.map(describeChange),
  }
}

function describeFlag({ id, check, day, lastDay, verdict, detail, state, foundAt }: QualityFlag) {
  return {
    id,
    check,
    day: isoDate(day),
    lastDay: isoDate(lastDay),
    verdict,
    detail,
    state,
    foundAt: instant(foundAt),
  }
}

function describeAction(action: CorporateAction): InstrumentDetail["actions"][number] {
  const exDate = isoDate(action.exDay)
  return action.kind === "split"
    ? { kind: "split", exDate, numerator: action.numerator, denominator: action.denominator }
    : { kind: "dividend", exDate, amount: action.amount }
}

function describeChange({ day, field, old, new: now, reason, source, at, revision }: PriceChange) {
  return { day: isoDate(day), field, old, new: now, reason, source, at: instant(at), revision }
}
