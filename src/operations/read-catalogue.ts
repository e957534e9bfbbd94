import type { CatalogueResult } from "../contract/index.ts"
import { engineVersion } from "../engine/engine-version.ts"
import { catalogue } from "../engine/statistics/catalogue.ts"
import type { OperationContext } from "./operation-context.ts"
import { type Result, resultKey } from "./result.ts"

/** What every figure is called, what it means, and where its definition comes from. */
export function readCatalogue(context: Pick<OperationContext, "digest">): Result<CatalogueResult> {
  return {
    key: resultKey(context, "read-catalogue", null, {}),
    load: async () => ({
      engineVersion,
      data: catalogue.map((entry) => ({ ...entry, from: [...entry.from] })),
    }),
  }
}
