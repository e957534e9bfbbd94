import type { JobRun } from "./jobs-port.ts"
import type { InstrumentRef, Priority } from "./market-data-port.ts"
import type { PricesContext } from "./prices-context.ts"
import { stopWhenBlocked } from "./stop-when-blocked.ts"
import { watchedInstruments } from "./watched-instruments.ts"

const DAY_MS = 86_400_000
/** How much history a new instrument is given. */
const HISTORY_DAYS = 20 * 366
/** Those looked at most are confirmed after every session, the others in five parts, one a session. */
const EVERY_SESSION = 200
const PARTS = 5
/** One request each: few, so that someone who waits may go first. */
const AT_ONCE = 4

/**
 * Has the bars since the last confirmed ones confirmed, with their splits and dividends: of the instruments given, or of those
 * that are watched on a market; the whole history of those that have none. Throws `JobPostponed` when a provider may not be asked
 * any more; what was confirmed by then stays so.
 */
export async function confirmPrices(
  context: PricesContext,
  {
    instruments,
    market,
    priority,
  }: {
    readonly instruments: readonly string[] | null
    readonly market: string | null
    readonly priority: Priority
  },
  run: JobRun,
): Promise<void> {
  const { prices, marketData, clock } = context
  const today = Math.floor(clock() / DAY_MS)
  const refs =
    instruments === null
      ? dueToday(await watchedInstruments(context, market), today)
      : await prices.findInstruments(instruments, today)
  for (let done = 0; done < refs.length; done += AT_ONCE) {
    run.signal.throwIfAborted()
    const caller = { kind: "job", priority } as const
    const answers = await marketData.confirm(refs.slice(done, done + AT_ONCE), today - HISTORY_DAYS, {
      caller,
    })
    run.progress(
      Math.min(1, (done + AT_ONCE) / refs.length),
      `${Math.min(done + AT_ONCE, refs.length)} of ${refs.length} histories`,
    )
    stopWhenBlocked(answers.values(), clock())
  }
}

function dueToday(watched: readonly InstrumentRef[], today: number): InstrumentRef[] {
  const rest = watched.slice(EVERY_SESSION).filter((_, index) => index % PARTS === today % PARTS)
  return [...watched.slice(0, EVERY_SESSION), ...rest]
}
