import type { ScheduleEntry } from "../operations/jobs-port.ts"

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
