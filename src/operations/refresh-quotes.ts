import type { JobRun } from "./jobs-port.ts"
import type { Priority } from "./market-data-port.ts"
import type { PricesContext } from "./prices-context.ts"
import { stopWhenBlocked } from "./stop-when-blocked.ts"
import { watchedInstruments } from "./watched-instruments.ts"

/** Five requests of the largest batches: between them someone who waits may go first. */
const AT_ONCE = 100

/**
 * Fetches the last prices of instruments, or of all that are watched on a market, as far as they are not current, and has them in
 * memory afterwards. Throws `JobPostponed` when a provider may not be asked any more.
 */
export async function refreshQuotes(
  context: PricesContext,
  {
    instruments,
    market,
    priority,
  }: {
    /** Null for all that are watched. */
    readonly instruments: readonly string[] | null
    /** Null for all. */
    readonly market: string | null
    readonly priority: Priority
  },
  run: JobRun,
): Promise<void> {
  const { prices, marketData, clock } = context
  const refs =
    instruments === null
      ? await watchedInstruments(context, market)
      : await prices.findInstruments(instruments, Math.floor(clock() / 86_400_000))
  for (let done = 0; done < refs.length; done += AT_ONCE) {
    run.signal.throwIfAborted()
    const caller = { kind: "job", priority } as const
    const answers = await marketData.quotes(refs.slice(done, done + AT_ONCE), { caller, wait: "fresh" })
    run.progress(
      Math.min(1, (done + AT_ONCE) / refs.length),
      `${Math.min(done + AT_ONCE, refs.length)} of ${refs.length} quotes`,
    )
    stopWhenBlocked(answers.values(), clock())
  }
  await marketData.warm(refs)
}
