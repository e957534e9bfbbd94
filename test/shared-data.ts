import { existsSync } from "node:fs"
import { fileURLToPath } from "node:url"

const root = fileURLToPath(new URL("../../shared/", import.meta.url))

/** True when the folder of real files is beside the repository; else says once what is not tested, so that no skip is silent. */
export const sharedDataPresent: boolean = existsSync(root)

if (!sharedDataPresent) {
  console.warn(
    "skipped: the tests on real files need the folder `shared` beside the repository, which is not there",
  )
}

/** Path of a file in the shared folder, e.g. `sharedPath("data/trade-logs/ema-tradelog.csv")`. */
export function sharedPath(relative: string): string {
  return `${root}${relative}`
}
