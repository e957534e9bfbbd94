import type { Migration } from "kysely/migration"
import { portfoliosAndImports } from "./0001-portfolios-and-imports.ts"
import { jobs } from "./0002-jobs.ts"
import { prices } from "./0003-prices.ts"
import { instrumentUse } from "./0004-instrument-use.ts"
import { backtests } from "./0005-backtests.ts"

/** Every migration by name, in order. A name that was released never changes and never goes. */
export const allMigrations: Readonly<Record<string, Migration>> = {
  "0001-portfolios-and-imports": portfoliosAndImports,
  "0002-jobs": jobs,
  "0003-prices": prices,
  "0004-instrument-use": instrumentUse,
  "0005-backtests": backtests,
}
