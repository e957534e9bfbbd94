import type { DataProblem, InstrumentSummary } from "../contract/index.ts"
import { problemOf } from "./describe-problem.ts"
import { referencePrefix } from "./market-data-upkeep-port.ts"
import type { Instrument } from "./price-store-port.ts"
import type { PricesContext } from "./prices-context.ts"
import { summarizeInstruments } from "./summarize-instruments.ts"

const READ_AT_ONCE = 500

/**
 * A page of the instruments that are known, by id, whose symbol or name holds a text; with their last prices, and what of them
 * could not be had. `next` is the id to go on after, null after the last.
 */
export async function listInstruments(
  context: PricesContext,
  {
    query,
    limit,
    after,
  }: { readonly query: string | null; readonly limit: number; readonly after: string | null },
): Promise<{
  readonly data: InstrumentSummary[]
  readonly problems: DataProblem[]
  readonly next: string | null
}> {
  const found = await findMatching(context, query, limit + 1, after)
  const page = found.slice(0, limit)
  const summarized = await summarizeInstruments(context, page)
  return {
    data: summarized.map(({ summary }) => summary),
    problems: summarized.flatMap(({ summary, answer }) => problemOf(summary.symbol, answer) ?? []),
    next: found.length > limit ? (page.at(-1)?.id ?? null) : null,
  }
}

async function findMatching(
  { prices }: Pick<PricesContext, "prices">,
  query: string | null,
  count: number,
  after: string | null,
): Promise<Instrument[]> {
  const words = query?.trim().toLowerCase() ?? ""
  const matches = ({ id, symbol, name }: Instrument) =>
    !id.startsWith(referencePrefix) && [symbol, name ?? ""].some((text) => text.toLowerCase().includes(words))
  const found: Instrument[] = []
  let from = after
  while (found.length < count) {
    const read = await prices.listInstruments({ limit: READ_AT_ONCE, after: from })
    found.push(...read.filter(matches))
    if (read.length < READ_AT_ONCE) break
    from = read.at(-1)?.id ?? null
  }
  return found.slice(0, count)
}
