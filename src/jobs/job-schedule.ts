import type { ScheduleEntry } from "../operations/jobs-port.ts"
import { priceJobSchedule } from "./price-job-schedule.ts"

/** What comes again by itself. */
export const jobSchedule: readonly ScheduleEntry[] = [
  {
    name: "clean up imports",
    kind: "clean-up-imports",
    payload: null,
    priority: 6,
    when: { rule: "every", minutes: 60 },
  },
  {
    name: "clean up jobs",
    kind: "clean-up-jobs",
    payload: null,
    priority: 6,
    when: { rule: "every", minutes: 1_440 },
  },
  ...priceJobSchedule,
]
