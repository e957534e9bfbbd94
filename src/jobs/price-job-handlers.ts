import { confirmPrices } from "../operations/confirm-prices.ts"
import { countLooks } from "../operations/count-looks.ts"
import { foldPrices } from "../operations/fold-prices.ts"
import type { JobHandlers, PriceJobs } from "../operations/jobs-port.ts"
import { type PlanContext, planRefreshes } from "../operations/plan-refreshes.ts"
import { refreshPrices } from "../operations/refresh-prices.ts"
import { refreshQuotes } from "../operations/refresh-quotes.ts"
import { warmPrices } from "../operations/warm-prices.ts"

/** What keeps prices there before anyone asks: a kind, and the one operation that it calls. */
export function priceJobHandlers(context: PlanContext): JobHandlers<PriceJobs> {
  return {
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
