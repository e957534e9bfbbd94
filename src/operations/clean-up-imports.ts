import { instant } from "./instant.ts"
import type { OperationContext } from "./operation-context.ts"

const DAY_MS = 86_400_000

/** Drops imports that were previewed more than a day ago and never committed; returns how many. */
export async function cleanUpImports({
  owner,
  store,
  clock,
}: Pick<OperationContext, "owner" | "store" | "clock">): Promise<number> {
  return store.discardStagedBefore(owner, instant(clock() - DAY_MS))
}
