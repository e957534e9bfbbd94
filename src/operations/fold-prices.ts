import type { PricesContext } from "./prices-context.ts"

/** Moves old confirmed bars out of the recent ones; returns of how many series. Nothing that is read changes. */
export async function foldPrices({ prices }: Pick<PricesContext, "prices">): Promise<number> {
  return prices.foldRecent()
}
