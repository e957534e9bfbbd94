import type { CatalogueEntry } from "../contract/index.ts"
import { readCatalogue } from "../operations/read-catalogue.ts"
import { sha256 } from "./sha256.ts"

/** What every figure is, in the order in which figures are shown. */
export async function loadCatalogue(): Promise<readonly CatalogueEntry[]> {
  const { data } = await readCatalogue({ digest: sha256 }).load()
  return data
}
