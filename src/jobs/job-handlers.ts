import type { BacktestContext } from "../operations/backtest-context.ts"
import { cleanUpImports } from "../operations/clean-up-imports.ts"
import { cleanUpJobs } from "../operations/clean-up-jobs.ts"
import { finishSearch } from "../operations/finish-search.ts"
import type { JobHandlers } from "../operations/jobs-port.ts"
import type { PlanContext } from "../operations/plan-refreshes.ts"
import { priceJobHandlers } from "./price-job-handlers.ts"

/** What the product does in the background: a kind, and the one operation that it calls. */
export function jobHandlers(context: BacktestContext & PlanContext): JobHandlers {
  return {
    async "clean-up-imports"() {
      await cleanUpImports(context)
    },
    async "clean-up-jobs"() {
      await cleanUpJobs(context)
    },
    "run-search": (payload, run) => finishSearch(context, payload, run),
    ...priceJobHandlers(context),
  }
}
