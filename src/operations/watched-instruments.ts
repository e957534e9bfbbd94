import type { InstrumentRef } from "./market-data-port.ts"
import { referencePrefix } from "./market-data-upkeep-port.ts"
import type { PricesContext } from "./prices-context.ts"

/** More than these are not kept current by themselves. */
const MOST_WATCHED = 2_000
const READ_AT_ONCE = 500

/**
 * The instruments whose prices are kept current before anyone asks, those that are looked at most first: all that someone has
 * added, of one market or of all.
 */
export async function watchedInstruments(
  { prices, use, marketData, clock }: Pick<PricesContext, "prices" | "use" | "marketData" | "clock">,
  market: string | null,
): Promise<InstrumentRef[]> {
  const ids = new Set(await use.mostUsed(MOST_WATCHED))
  let after: string | null = null
  while (ids.size < MOST_WATCHED) {
    const read = await prices.listInstruments({ limit: READ_AT_ONCE, after })
    for (const { id } of read) if (!id.startsWith(referencePrefix)) ids.add(id)
    if (read.length < READ_AT_ONCE) break
    after = read.at(-1)?.id ?? null
  }
  const today = Math.floor(clock() / 86_400_000)
  const watched = await prices.findInstruments([...ids].slice(0, MOST_WATCHED), today)
  return market === null ? watched : watched.filter((each) => marketData.marketOf(each) === market)
}
