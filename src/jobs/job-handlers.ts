import type { BacktestContext } from "../operations/backtest-context.ts"
import { cleanUpImports } from "../operations/clean-up-imports.ts"
import { cleanUpJobs } from "../operations/clean-up-jobs.ts"
import { confirmPrices } from "../operations/confirm-prices.ts"
import { countLooks } from "../operations/count-looks.ts"
import { finishSearch } from "../operations/finish-search.ts"
import { foldPrices } from "../operations/fold-prices.ts"
import type { JobHandlers } from "../operations/jobs-port.ts"
import { type PlanContext, planRefreshes } from "../operations/plan-refreshes.ts"
import { refreshPrices } from "../operations/refresh-prices.ts"
import { refreshQuotes } from "../operations/refresh-quotes.ts"
import { warmPrices } from "../operations/warm-prices.ts"

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
    "refresh-quotes": (payload, run) => refreshQuotes(context, payload, run),
    "confirm-prices": (payload, run) => confirmPrices(context, payload, run),
    "refresh-prices": (payload, run) => refreshPrices(context, payload, run),
    "warm-prices": () => warmPrices(context),
    async "fold-prices"() {
      await foldPrices(context)
    },
    "plan-refreshes": () => planRefreshes(context),
    async "count-looks"() {
      await countLooks(context)
    },
  }
}
