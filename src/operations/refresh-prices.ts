import { confirmPrices } from "./confirm-prices.ts"
import type { JobRun } from "./jobs-port.ts"
import type { Priority } from "./market-data-port.ts"
import type { PricesContext } from "./prices-context.ts"
import { refreshQuotes } from "./refresh-quotes.ts"

/** Quotes first, since they are what is looked at; then the histories. Throws `JobPostponed`. */
export async function refreshPrices(
  context: PricesContext,
  request: {
    readonly instruments: readonly string[] | null
    readonly market: string | null
    readonly priority: Priority
  },
  run: JobRun,
): Promise<void> {
  await refreshQuotes(context, request, { ...run, progress: (done, text) => run.progress(done / 2, text) })
  await confirmPrices(context, request, {
    ...run,
    progress: (done, text) => run.progress((1 + done) / 2, text),
  })
}
