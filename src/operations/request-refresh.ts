import type { JobQueue, PriceJobs } from "./jobs-port.ts"
import { InstrumentNotFound } from "./price-errors.ts"
import type { PricesContext } from "./prices-context.ts"

/** Has the prices of an instrument fetched anew, as someone who looks at it wishes; asking twice is one job. Throws `InstrumentNotFound`. */
export async function requestRefresh(
  {
    prices,
    jobs,
    clock,
  }: Pick<PricesContext, "prices" | "clock"> & {
    readonly jobs: Pick<JobQueue<PriceJobs>, "enqueue">
  },
  id: string,
): Promise<{ readonly job: string; readonly joined: boolean }> {
  const [instrument] = await prices.findInstruments([id], Math.floor(clock() / 86_400_000))
  if (instrument === undefined) throw new InstrumentNotFound(id)
  const added = await jobs.enqueue("refresh-prices", {
    owner: null,
    payload: { instruments: [id], market: null, priority: 0 },
    priority: 0,
    dedupeKey: `refresh ${id}`,
  })
  return { job: added.id, joined: added.joined }
}
