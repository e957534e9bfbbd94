import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import type { BreakerState } from "../../operations/market-data-port.ts"
import { admission, afterSuccess, initialBreaker, opened, pauseOf } from "./breaker-state.ts"

const minute = 60_000
const hour = 60 * minute

describe("the pause of an opening", () => {
  it("doubles from 5 minutes after throttling and from 1 otherwise, up to 6 hours", () => {
    expect([1, 2, 3, 4].map((k) => pauseOf(k, "throttled") / minute)).toEqual([5, 10, 20, 40])
    expect([1, 2, 3, 4].map((k) => pauseOf(k, "timeout") / minute)).toEqual([1, 2, 4, 8])
    expect(pauseOf(8, "throttled")).toBe(6 * hour)
    expect(pauseOf(40, "timeout")).toBe(6 * hour)
  })

  it("is what the provider asks for when that is longer", () => {
    expect(opened(initialBreaker, "throttled", 2 * hour, hour)).toMatchObject({ until: 3 * hour })
    expect(opened(initialBreaker, "throttled", 1000, hour)).toMatchObject({ until: hour + 5 * minute })
  })
})

describe("an open breaker", () => {
  const open = opened(initialBreaker, "throttled", null, hour)

  it("counts openings in a row, and forgets them after 30 minutes closed", () => {
    const closed = (since: number): BreakerState => ({ kind: "closed", since, openings: 3 })
    expect(opened(closed(hour), "timeout", null, hour + 29 * minute)).toMatchObject({ openings: 4 })
    expect(opened(closed(hour), "timeout", null, hour + 30 * minute)).toMatchObject({ openings: 1 })
  })

  it("is kept open longer by a late answer that asks for it, without another opening", () => {
    expect(opened(open, "throttled", null, hour + 1000)).toBe(open)
    expect(opened(open, "throttled", hour, hour + 1000)).toMatchObject({
      openings: 1,
      until: 2 * hour + 1000,
    })
  })

  it("refuses until its pause is over and then leases one probe", () => {
    expect(admission(open, hour + 5 * minute - 1, "a", "")).toEqual({
      kind: "refused",
      retryAt: hour + 5 * minute,
      why: "breaker-open",
      cause: "throttled",
    })
    expect(admission(open, hour + 5 * minute, "a", "")).toMatchObject({ kind: "leased", first: true })
  })
})

describe("a half-open breaker", () => {
  const leased = (holder: string | null, successes = 0): BreakerState => ({
    kind: "half-open",
    since: 0,
    openings: 2,
    cause: "timeout",
    successes,
    lease: holder === null ? null : { holder, until: 30_000 },
  })

  it("lets nobody else in while the lease runs, and anybody when it has run out", () => {
    expect(admission(leased("a"), 29_999, "b", "")).toMatchObject({ kind: "refused", retryAt: 30_000 })
    expect(admission(leased("a"), 30_000, "b", "")).toMatchObject({ kind: "leased" })
    expect(admission(leased("a"), 1, "a", "")).toMatchObject({ kind: "leased" })
  })

  it("closes after two successes", () => {
    const once = afterSuccess(leased("a"), 1000, "a")
    expect(once).toMatchObject({ kind: "half-open", successes: 1, lease: null })
    expect(admission(once, 1000, "b", "")).toMatchObject({ kind: "leased", first: false })
    expect(afterSuccess(leased("a", 1), 2000, "a")).toEqual({ kind: "closed", since: 2000, openings: 2 })
  })

  it("opens for longer after a failure", () => {
    expect(opened(leased("a"), "timeout", null, hour)).toMatchObject({
      openings: 3,
      until: hour + 4 * minute,
    })
  })

  it("does not hear of a success that does not hold the lease", () => {
    expect(afterSuccess(leased("a"), 1000, "b")).toEqual(leased("a"))
  })
})

describe("a breaker that a refused key has disabled", () => {
  const disabled: BreakerState = { kind: "disabled", since: 0, configuration: "old" }

  it("sends nothing until the configuration is another", () => {
    expect(admission(disabled, 10 * hour, "a", "old")).toMatchObject({
      kind: "refused",
      why: "not-configured",
    })
    expect(admission(disabled, 1, "a", "new")).toMatchObject({ kind: "allowed", next: { kind: "closed" } })
  })

  it("stays so whatever late answers say", () => {
    expect(opened(disabled, "throttled", hour, 1)).toBe(disabled)
  })
})

describe("any breaker", () => {
  it("never lets two holders through one half-open minute", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.constantFrom("a", "b", "c"), fc.nat(29_999))), (asks) => {
        let state = opened(initialBreaker, "timeout", null, -minute)
        const admitted = new Set<string>()
        for (const [holder, at] of asks) {
          const result = admission(state, at, holder, "")
          if (result.kind !== "refused") {
            admitted.add(holder)
            state = result.next
          }
        }
        expect(admitted.size).toBeLessThanOrEqual(1)
      }),
    )
  })
})
