import type { PriceJobs, ScheduleEntry } from "../operations/jobs-port.ts"

/** What of prices comes again by itself; what goes by the sessions of markets is planned by the first. */
export const priceJobSchedule: readonly ScheduleEntry<PriceJobs>[] = [
  {
    name: "plan refreshes",
    kind: "plan-refreshes",
    payload: null,
    priority: 1,
    when: { rule: "every", minutes: 60 },
  },
  {
    name: "count looks",
    kind: "count-looks",
    payload: null,
    priority: 6,
    when: { rule: "every", minutes: 60 },
  },
  {
    name: "fold prices",
    kind: "fold-prices",
    payload: null,
    priority: 6,
    when: { rule: "every", minutes: 1_440 },
  },
]
