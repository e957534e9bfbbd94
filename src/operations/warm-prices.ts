import type { PricesContext } from "./prices-context.ts"
import { watchedInstruments } from "./watched-instruments.ts"

/** Brings the last prices of what is watched from the store into memory. No provider is asked. */
export async function warmPrices(context: PricesContext): Promise<void> {
  await context.marketData.warm(await watchedInstruments(context, null))
}
