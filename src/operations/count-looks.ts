import type { PricesContext } from "./prices-context.ts"

/** Keeps how often instruments were looked at since the last time; returns how many were. */
export async function countLooks({
  marketData,
  use,
  clock,
}: Pick<PricesContext, "marketData" | "use" | "clock">): Promise<number> {
  const looks = marketData.takeReads()
  await use.add(looks, clock())
  return looks.size
}
