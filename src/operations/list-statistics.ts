import type { CatalogueEntry } from "../contract/index.ts"
import { catalogue } from "../engine/statistics/catalogue.ts"

/** Every figure the product shows: id, label, unit, definition, convention, source. */
export function listStatistics(): CatalogueEntry[] {
  return catalogue.map((entry) => ({ ...entry, from: [...entry.from] }))
}
