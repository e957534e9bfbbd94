import { describe, expect, it } from "vitest"
import type { ProviderView } from "../../../../contract/index.ts"
import {
  ago,
  describeError,
  describeRate,
  describeSkips,
  describeState,
  describeTrial,
} from "./provider-words.ts"

const provider: ProviderView = {
  id: "yahoo",
  asks: ["quotes"],
  state: "closed",
  since: null,
  nextProbe: null,
  cause: null,
  openings: 0,
  lastAnswerAt: null,
  lastError: null,
  quotas: [],
  rates: [],
  symbols: null,
  skips: [],
  answered: 0,
  failed: 0,
}
const now = new Date(2026, 10, 20, 9, 30)
const at = (hour: number, minute: number) => new Date(2026, 10, 20, hour, minute).toISOString()
const spaced = (text: string) => text.replaceAll(/[\u00a0\u202f]/g, " ")

describe("describeState", () => {
  it("says until when an open breaker keeps requests back, and why", () => {
    const open = {
      ...provider,
      state: "open",
      cause: "throttled",
      nextProbe: at(9, 35),
      openings: 1,
    } as const
    expect(spaced(describeState(open, now))).toBe(
      "No request until 09:35, since it said that it was asked too often.",
    )
    expect(describeState({ ...open, openings: 3 }, now)).toMatch(/This is pause 3 in a row/)
  })

  it("says that a half-open one is asked once at a time", () => {
    expect(describeState({ ...provider, state: "half-open", cause: "timeout" }, now)).toBe(
      "One request at a time until it answers again, since it did not answer in time.",
    )
  })

  it("says that a refused key waits for another configuration", () => {
    expect(describeState({ ...provider, state: "disabled" }, now)).toMatch(/refused its key/)
  })
})

describe("describeTrial", () => {
  const failed = { class: "throttled", endpoint: "spark", at: at(9, 20) }

  it("says that a provider answers", () => {
    expect(describeTrial({ ...provider, lastAnswerAt: at(9, 30), lastError: failed }, now)).toBe(
      "Yahoo Finance answers.",
    )
  })

  it("says that one answer does not end a pause", () => {
    expect(describeTrial({ ...provider, state: "half-open", lastAnswerAt: at(9, 30) }, now)).toMatch(
      /after one more answer/,
    )
  })

  it("says what failed and until when it is left alone", () => {
    const paused = { ...provider, state: "open", nextProbe: at(9, 40), lastError: failed } as const
    expect(describeTrial(paused, now)).toBe(
      "Yahoo Finance was tried: asked too often. It is not asked before 09:40.",
    )
    expect(describeTrial({ ...provider, lastAnswerAt: at(9, 10), lastError: failed }, now)).toMatch(
      /asked again as usual/,
    )
  })
})

it("says how long ago something was", () => {
  expect(spaced(ago(at(9, 18), now))).toBe("12 min ago")
  expect(ago(null, now)).toBe("Not since the start")
})

it("says what failed last, when and where", () => {
  const lastError = { class: "malformed", endpoint: "spark", at: at(9, 18) }
  expect(spaced(describeError({ lastError }, now))).toBe("Unreadable answer, 12 min ago (spark)")
})

it("counts what was not asked, the commonest reason first", () => {
  const skips = [
    { why: "remembered-empty", count: 3 },
    { why: "breaker-open", count: 12 },
    { why: "a-newer-reason", count: 1 },
  ]
  expect(describeSkips({ skips })).toBe("12 while paused, 3 known to be empty, 1 a-newer-reason")
})

it("tells a burst beside the pace", () => {
  expect(spaced(describeRate({ per: "second", limit: 2, burst: 10 }))).toBe(
    "2 a second, up to 10 requests at once",
  )
  expect(describeRate({ per: "minute", limit: 30, burst: 30 })).toBe("30 a minute")
})
