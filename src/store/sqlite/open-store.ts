import { mkdirSync } from "node:fs"
import { join } from "node:path"
import { Kysely } from "kysely"
import type { InstrumentUse } from "../../operations/instrument-use-port.ts"
import type { BacktestStore } from "../../operations/backtests-port.ts"
import type { JobStore } from "../../operations/jobs-port.ts"
import type { ProviderStateStore } from "../../operations/market-data-port.ts"
import type { PortfolioStore } from "../../operations/ports.ts"
import type { PriceStore } from "../../operations/price-store-port.ts"
import { instrumentUse } from "../instrument-use.ts"
import { jobStore } from "../job-store.ts"
import { migrate } from "../migrate.ts"
import { providerStateStore } from "../provider-state-store.ts"
import type { StoreSchema } from "../schema.ts"
import { backtestStore } from "./backtest-store.ts"
import { nodeSqliteDialect } from "./node-sqlite-driver.ts"
import { portfolioStore } from "./portfolio-store.ts"
import { priceStore } from "./price-store.ts"

/** What is kept in one database, on one connection: a second one in this process would wait for the first for ever. */
export type Store = {
  readonly portfolios: PortfolioStore
  readonly backtests: BacktestStore
  readonly jobs: JobStore
  readonly prices: PriceStore
  readonly providerState: ProviderStateStore
  readonly use: InstrumentUse
  close(): Promise<void>
}

export type StoreOptions = {
  /** Told of every statement that ended: its SQL without values, and how long it took. */
  readonly onQuery?: (sql: string, milliseconds: number) => void
}

/**
 * Opens the store of a data directory, making both on first use and bringing an older one up to date. Several processes
 * may have it open. Throws `StoreIsNewer`, or what SQLite says when the file is not a store or cannot be written.
 */
export async function openStore(directory: string, { onQuery }: StoreOptions = {}): Promise<Store> {
  mkdirSync(directory, { recursive: true, mode: 0o700 })
  const location = join(directory, "foliant.sqlite")
  const db = new Kysely<StoreSchema>({
    dialect: nodeSqliteDialect(location),
    ...(onQuery === undefined
      ? {}
      : { log: ({ query, queryDurationMillis }) => onQuery(query.sql, queryDurationMillis) }),
  })
  try {
    const schemaVersion = await migrate(db as Kysely<unknown>, location)
    return {
      portfolios: portfolioStore(db, { location, schemaVersion }),
      backtests: backtestStore(db),
      jobs: jobStore(db),
      prices: priceStore(db),
      providerState: providerStateStore(db),
      use: instrumentUse(db),
      close: () => db.destroy(),
    }
  } catch (error) {
    await db.destroy()
    throw error
  }
}
