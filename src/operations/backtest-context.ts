import type { BacktestCompute, BacktestStore } from "./backtests-port.ts"
import type { JobQueue } from "./jobs-port.ts"
import type { OperationContext } from "./operation-context.ts"
import type { PricesContext } from "./prices-context.ts"

/** The world as an operation on backtests sees it, for one owner. */
export type BacktestContext = OperationContext &
  Pick<PricesContext, "prices" | "marketData" | "symbolsOf"> & {
    readonly backtests: BacktestStore
    readonly searching: BacktestCompute
    /** Threads that a search may use at the same time. */
    readonly searchWorkers: number
    readonly jobs: JobQueue
  }
