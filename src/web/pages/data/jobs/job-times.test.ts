import { expect, it } from "vitest"
import { stateName, whenText } from "./job-times.ts"

const now = new Date("2026-11-20T09:30:00Z")
const spaced = (text: string) => text.replaceAll(/[\u00a0\u202f]/g, " ")

it("says when a job is to start, or when it ended", () => {
  const runAt = "2026-11-20T09:42:00Z"
  expect(spaced(whenText({ runAt, finishedAt: null }, now))).toBe("in 12 min")
  expect(whenText({ runAt: "2026-11-20T09:29:00Z", finishedAt: null }, now)).toBe("due")
  expect(spaced(whenText({ runAt, finishedAt: "2026-11-20T06:30:00Z" }, now))).toBe("3 h ago")
})

it("says what became of it, and which attempt comes next", () => {
  const job = { state: "failed", attempts: 3, maxAttempts: 5 } as const
  expect(stateName(job)).toBe("failed after 3 attempts")
  expect(stateName({ ...job, attempts: 1 })).toBe("failed")
  expect(stateName({ ...job, state: "waiting" })).toBe("attempt 4 of 5")
  expect(stateName({ ...job, state: "waiting", attempts: 0 })).toBe("scheduled")
})
