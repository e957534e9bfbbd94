import { describe, expect, it } from "vitest"
import { dataAnswer } from "./data-answer.ts"

const now = new Date(2026, 10, 20, 9, 30) // a Friday
const fresh = (symbol: string, asOf = "2026-11-19") =>
  ({ symbol, asOf, freshness: "fresh", reason: null }) as const
const stale = (symbol: string, reason: "provider-throttled" | "no-trade-since", asOf = "2026-11-17") =>
  ({ symbol, asOf, freshness: "stale", reason }) as const
const missing = (symbol: string) =>
  ({ symbol, asOf: null, freshness: "missing", reason: "unknown-symbol" }) as const
const spaced = (text: string) => text.replaceAll("\u00a0", " ")
const answer = (...instruments: Parameters<typeof dataAnswer>[0]) => spaced(dataAnswer(instruments, [], now))

describe("dataAnswer", () => {
  it("says that all is current, and of when the oldest price is", () => {
    expect(answer(fresh("SPY"), fresh("AGG", "2026-11-18"))).toBe(
      "All 2 instruments are current; the oldest price is from Wednesday's close.",
    )
    expect(answer(fresh("SPY"))).toBe("The one instrument is current; its price is from yesterday's close.")
  })

  it("says how many are stale, since when and why", () => {
    expect(answer(fresh("SPY"), fresh("AGG"), stale("GLD", "provider-throttled"))).toBe(
      "1 of 3 instruments is stale since Tuesday's close: the provider limits how often it may be asked.",
    )
    expect(answer(stale("SPY", "no-trade-since", "2022-03-04"), stale("GLD", "no-trade-since"))).toBe(
      "None of the 2 instruments is current, the oldest since the close of 4 Mar 2022: no trade for more than five sessions.",
    )
  })

  it("names the commonest of several reasons", () => {
    expect(
      answer(
        fresh("X"),
        stale("A", "no-trade-since"),
        stale("B", "provider-throttled"),
        stale("C", "provider-throttled"),
      ),
    ).toBe(
      "3 of 4 instruments are stale, the oldest since Tuesday's close: for most, the provider limits how often it may be asked.",
    )
  })

  it("says when a paused provider is asked again, where something waits for it", () => {
    const providers = [
      { id: "yahoo", state: "open", nextProbe: new Date(2026, 10, 20, 9, 40).toISOString() },
      { id: "tiingo", state: "closed", nextProbe: null },
    ] as const
    expect(dataAnswer([stale("SPY", "provider-throttled")], providers, now)).toMatch(
      /Yahoo is asked again at 09:40\.$/,
    )
    expect(dataAnswer([fresh("SPY")], providers, now)).not.toMatch(/asked again/)
  })

  it("names what has no price", () => {
    expect(answer(fresh("SPY"), missing("NOPE"))).toBe(
      "1 of 2 instruments is current; its price is from yesterday's close. NOPE has no price: no provider knows the symbol.",
    )
    expect(answer(missing("NOPE"), missing("NADA"))).toBe("2 instruments have no price.")
  })

  it("has nothing to keep current before the first instrument", () => {
    expect(answer()).toMatch(/^No instrument/)
  })
})
