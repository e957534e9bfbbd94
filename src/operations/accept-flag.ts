import { FlagNotOpen } from "./price-errors.ts"
import type { PricesContext } from "./prices-context.ts"

/** Takes what a quality check holds as it is: it can be read from then on. Throws `FlagNotOpen`. */
export async function acceptFlag(
  { prices, marketData, clock }: Pick<PricesContext, "prices" | "marketData" | "clock">,
  instrument: string,
  flag: number,
): Promise<void> {
  const open = await prices.listFlags(instrument, { state: "open", limit: 10_000 })
  const isOurs = open.some(({ id }) => id === flag)
  if (!isOurs || !(await prices.acceptFlag(flag, clock()))) throw new FlagNotOpen(flag)
  marketData.changed([instrument])
}
