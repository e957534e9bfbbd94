import { expect, it } from "vitest"
import { outcomeText, whenText } from "./job-times.ts"

const now = new Date("2026-11-20T09:30:00Z")
const spaced = (text: string) => text.replaceAll(/[\u00a0\u202f]/g, " ")

it("says when a job is to start, or when it ended", () => {
  const runAt = "2026-11-20T09:42:00Z"
  expect(spaced(whenText({ runAt, finishedAt: null }, now))).toBe("in 12 min")
  expect(whenText({ runAt: "2026-11-20T09:29:00Z", finishedAt: null }, now)).toBe("due")
  expect(spaced(whenText({ runAt, finishedAt: "2026-11-20T06:30:00Z" }, now))).toBe("3 h ago")
})

it("says what became of it, and why it failed", () => {
  const job = { state: "failed", error: "the provider does not answer", attempts: 3, maxAttempts: 3 } as const
  expect(outcomeText(job)).toBe("Failed after 3 attempts: the provider does not answer")
  expect(outcomeText({ ...job, state: "waiting", attempts: 1 })).toBe(
    "Attempt 2 of 3, after a failure: the provider does not answer",
  )
  expect(outcomeText({ ...job, state: "waiting", attempts: 0, error: null })).toBe("Scheduled")
})
