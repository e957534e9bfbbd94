import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterEach, beforeEach, describe, expect, it } from "vitest"
import type { Finding } from "../../src/engine/prices/checks/finding.ts"
import { barColumns, barsOf, type DailyBars } from "../../src/engine/prices/daily-bars.ts"
import { missingRanges } from "../../src/engine/prices/missing-ranges.ts"
import type { ProviderStateStore } from "../../src/operations/market-data-port.ts"
import type { Instrument, PriceBatch, PriceStore } from "../../src/operations/price-store-port.ts"
import { openStore } from "../../src/store/sqlite/open-store.ts"

type Opened = {
  readonly prices: PriceStore
  readonly providerState: ProviderStateStore
  /** The same data through another opening, as a second process has it. */
  readonly again: () => Promise<{ prices: PriceStore; close: () => Promise<void> }>
  readonly remove: () => Promise<void>
}

type Adapter = { readonly name: string; readonly open: () => Promise<Opened> }

const adapters: readonly Adapter[] = [
  {
    name: "sqlite",
    async open() {
      const directory = mkdtempSync(join(tmpdir(), "foliant-prices-"))
      const store = await openStore(directory)
      return {
        prices: store.prices,
        providerState: store.providerState,
        again: () => openStore(directory),
        async remove() {
          await store.close()
          rmSync(directory, { recursive: true })
        },
      }
    },
  },
]

const acme: Instrument = {
  id: "acme",
  kind: "equity",
  symbol: "ACM",
  mic: "XNYS",
  currency: "USD",
  name: "Acme Works",
  listedOn: null,
}

/** Bars on weekdays from `first`; each price is made of its day, so that a mix-up shows. */
function bars(
  first: number,
  count: number,
  change: (close: number, day: number) => number = (close) => close,
): DailyBars {
  const made = barsOf(count)
  for (let bar = 0, day = first; bar < count; day++) {
    if (((((day + 4) % 7) + 7) % 7) % 6 === 0) continue
    const close = change(Math.round((100 + Math.sin(day) * 10) * 100) / 100, day)
    made.days[bar] = day
    made.open[bar] = close + 0.25
    made.high[bar] = close + 1.5
    made.low[bar] = close - 1.5
    made.close[bar] = close
    made.volume[bar] = 1_000 + day
    bar++
  }
  return made
}

const lastOf = ({ days }: DailyBars) => days[days.length - 1]

function batchOf(made: DailyBars, over: Partial<PriceBatch> = {}): PriceBatch {
  return {
    instrument: "acme",
    source: "yahoo",
    basis: "raw",
    fetchedAt: 1_000,
    state: "confirmed",
    bars: made,
    actions: [],
    covered: { from: made.days[0], to: lastOf(made) },
    findings: [],
    ...over,
  }
}

const closeOnly = (made: DailyBars): DailyBars => ({
  ...barsOf(made.days.length),
  days: made.days,
  close: made.close,
})

function hold(day: number, over: Partial<Finding> = {}): Finding {
  return { check: "spike", day, lastDay: day, verdict: "hold", detail: "a spike", ...over }
}

describe.each(adapters)("a price store on $name", (adapter) => {
  let opened: Opened
  let prices: PriceStore
  beforeEach(async () => {
    opened = await adapter.open()
    prices = opened.prices
    await prices.saveInstrument(acme)
  })
  afterEach(() => opened.remove())

  async function stored(id = "acme") {
    const series = (await prices.readBars([id], null)).series.get(id)
    if (series === undefined) throw new Error(`${id} has no prices`)
    return series
  }
  const revisionOf = async (id = "acme") => (await prices.readFacts([id])).get(id)?.revision

  async function expectStored(expected: DailyBars, id = "acme") {
    const series = await stored(id)
    expect(series.bars).toStrictEqual(expected)
    const closes = (await prices.readCloses([id], null)).series.get(id)
    expect(closes?.days).toStrictEqual(expected.days)
    expect(closes?.close).toStrictEqual(expected.close)
  }

  describe("instruments", () => {
    it("come back with the listings of the day asked for", async () => {
      await prices.mapSymbol({
        provider: "yahoo",
        symbol: "ACM",
        instrument: "acme",
        quotedIn: "USD",
        from: null,
        to: 999,
      })
      await prices.mapSymbol({
        provider: "yahoo",
        symbol: "ACME",
        instrument: "acme",
        quotedIn: null,
        from: 1_000,
        to: null,
      })
      const { name: _, listedOn: __, ...ref } = acme
      expect(await prices.findInstruments(["none", "acme"], 999)).toEqual([
        { ...ref, listings: { yahoo: { symbol: "ACM", quotedIn: "USD" } } },
      ])
      expect(await prices.findInstruments(["acme"], 1_000)).toEqual([
        { ...ref, listings: { yahoo: { symbol: "ACME", quotedIn: null } } },
      ])
    })

    it("share a ticker only at different times", async () => {
      await prices.saveInstrument({ ...acme, id: "other" })
      const mapping = { provider: "yahoo", symbol: "ACM", quotedIn: null } as const
      expect(await prices.mapSymbol({ ...mapping, instrument: "acme", from: 1_000, to: null })).toBe(true)
      expect(await prices.mapSymbol({ ...mapping, instrument: "other", from: null, to: 1_000 })).toBe(false)
      expect(await prices.mapSymbol({ ...mapping, instrument: "other", from: null, to: 999 })).toBe(true)
      expect(await prices.resolveSymbol("yahoo", "ACM", 1_000)).toBe("acme")
      expect(await prices.resolveSymbol("yahoo", "ACM", 999)).toBe("other")
      expect(await prices.resolveSymbol("tiingo", "ACM", 999)).toBeNull()
    })

    it("are listed by id, a page at a time, and keep their prices when they are described anew", async () => {
      await prices.recordBars(batchOf(bars(100, 5)))
      await prices.saveInstrument({ ...acme, name: "Acme Works AG", listedOn: 90 })
      await prices.saveInstrument({ ...acme, id: "beta" })
      expect(await prices.listInstruments({ limit: 1, after: null })).toEqual([
        { ...acme, name: "Acme Works AG", listedOn: 90 },
      ])
      expect((await prices.listInstruments({ limit: 9, after: "acme" })).map(({ id }) => id)).toEqual([
        "beta",
      ])
      await expectStored(bars(100, 5))
    })
  })

  describe("a batch of bars", () => {
    it.each([5, 89, 90, 400])("gives %i bars back to the bit", async (count) => {
      const made = bars(10_000, count)
      made.open[2] = Number.NaN
      made.volume[3] = Number.NaN
      const outcome = await prices.recordBars(batchOf(made))
      expect(outcome).toEqual({ outcome: "recorded", revision: 1, changedDays: count, heldDays: 0 })
      await expectStored(made)
    })

    it("that repeats what is stored changes nothing", async () => {
      const made = bars(10_000, 300)
      await prices.recordBars(batchOf(made))
      const outcome = await prices.recordBars(batchOf(made, { fetchedAt: 2_000 }))
      expect(outcome).toEqual({ outcome: "recorded", revision: 1, changedDays: 0, heldDays: 0 })
      expect(await prices.listChanges("acme", 10)).toEqual([])
    })

    it("adds what comes after, before and between", async () => {
      const made = bars(10_000, 500)
      const part = (from: number, to: number): DailyBars => ({
        days: made.days.slice(from, to),
        open: made.open.slice(from, to),
        high: made.high.slice(from, to),
        low: made.low.slice(from, to),
        close: made.close.slice(from, to),
        volume: made.volume.slice(from, to),
      })
      await prices.recordBars(batchOf(part(100, 300)))
      await prices.recordBars(batchOf(part(450, 500)))
      await prices.recordBars(batchOf(part(0, 100)))
      await prices.recordBars(batchOf(part(290, 460)))
      await expectStored(made)
      expect(await revisionOf()).toBe(4)
    })

    it("is read from a day on", async () => {
      const made = bars(10_000, 300)
      await prices.recordBars(batchOf(made))
      const since = made.days[250]
      expect((await prices.readCloses(["acme"], since)).series.get("acme")?.close).toEqual(
        made.close.slice(250),
      )
      expect((await prices.readBars(["acme"], since + 0.5)).series.get("acme")?.bars.days).toEqual(
        made.days.slice(251),
      )
    })

    it("replaces provisional bars, and is not replaced by them", async () => {
      const made = bars(10_000, 3)
      await prices.recordBars(batchOf(closeOnly(made), { state: "provisional", fetchedAt: 5 }))
      expect(await stored()).toMatchObject({ revision: 1, provisionalFrom: made.days[0], fetchedAt: 5 })
      await prices.recordBars(batchOf(made, { fetchedAt: 6 }))
      expect(await stored()).toMatchObject({ revision: 2, provisionalFrom: null, fetchedAt: 6 })
      await prices.recordBars(
        batchOf(
          bars(10_000, 3, (close) => close + 1),
          { state: "provisional" },
        ),
      )
      await expectStored(made)
      expect(await revisionOf()).toBe(2)
      // A first confirmation is no correction.
      expect(await prices.listChanges("acme", 10)).toEqual([])
    })

    it("that tells a confirmed bar otherwise corrects it, with an entry in the audit for each number", async () => {
      const made = bars(10_000, 300)
      await prices.recordBars(batchOf(made))
      const corrected = { ...made, close: made.close.slice(), low: made.low.slice() }
      corrected.close[10] -= 0.5 // folded long ago
      corrected.close[290] -= 1 // still recent
      corrected.low[290] = Number.NaN
      const outcome = await prices.recordBars(batchOf(corrected, { fetchedAt: 9_000 }))
      expect(outcome).toMatchObject({ revision: 2, changedDays: 2 })
      await expectStored(corrected)
      const reason = "the source tells it otherwise"
      const common = { instrument: "acme", reason, source: "yahoo", at: 9_000, revision: 2 }
      const change = (bar: number, field: "close" | "low") => ({
        ...common,
        day: made.days[bar],
        field,
        old: made[field][bar],
        new: Number.isNaN(corrected[field][bar]) ? null : corrected[field][bar],
      })
      expect(await prices.listChanges("acme", 10)).toEqual([
        change(290, "close"),
        change(290, "low"),
        change(10, "close"),
      ])
    })

    it("of another source is not mixed in, unless the series is said to go on from it", async () => {
      const made = bars(10_000, 3)
      await prices.recordBars(batchOf(made))
      const other = batchOf(bars(10_020, 2), { source: "tiingo" })
      expect(await prices.recordBars(other)).toEqual({ outcome: "other-source", source: "yahoo" })
      await expectStored(made)
      expect(await prices.changeSource("acme", "tiingo", "the quota is spent", 77)).toBe(true)
      expect(await prices.recordBars(other)).toMatchObject({ outcome: "recorded" })
      expect((await stored()).source).toBe("tiingo")
      expect(await prices.listChanges("acme", 1)).toMatchObject([
        { field: "source", old: "yahoo", new: "tiingo", reason: "the quota is spent", at: 77 },
      ])
    })

    it("of an instrument that is not known is refused", async () => {
      expect(await prices.recordBars(batchOf(bars(1, 1), { instrument: "none" }))).toEqual({
        outcome: "no-instrument",
      })
      expect((await prices.readBars(["none", "acme"], null)).series.size).toBe(0)
    })
  })

  describe("corporate actions", () => {
    const split = { kind: "split", exDay: 10_010, numerator: 4, denominator: 1 } as const
    const dividend = { kind: "dividend", exDay: 10_020, amount: 0.51 } as const

    it("come in order of their ex-days, and a repetition changes nothing", async () => {
      const made = bars(10_000, 100)
      await prices.recordBars(batchOf(made, { actions: [dividend, split] }))
      await prices.recordBars(batchOf(made, { actions: [split, dividend] }))
      expect(await stored()).toMatchObject({ revision: 1, actions: [split, dividend] })
    })

    it("raise the revision and touch no price", async () => {
      const made = bars(10_000, 100)
      await prices.recordBars(batchOf(made, { actions: [split] }))
      const outcome = await prices.recordBars(batchOf(made, { actions: [split, dividend] }))
      expect(outcome).toEqual({ outcome: "recorded", revision: 2, changedDays: 0, heldDays: 0 })
      expect((await stored()).actions).toEqual([split, dividend])
      await expectStored(made)
    })

    it("supersede one that the source told otherwise, and leave one that it does not mention", async () => {
      const made = bars(10_000, 100)
      await prices.recordBars(batchOf(made, { actions: [split, dividend] }))
      await prices.recordBars(batchOf(made, { actions: [{ ...dividend, amount: 0.15 }] }))
      expect(await stored()).toMatchObject({ revision: 2, actions: [split, { ...dividend, amount: 0.15 }] })
    })

    it("may be two of a kind on one day", async () => {
      const made = bars(10_000, 100)
      const special = { ...dividend, amount: 5 }
      await prices.recordBars(batchOf(made, { actions: [dividend, special] }))
      await prices.recordBars(batchOf(made, { actions: [special, dividend] }))
      expect(await stored()).toMatchObject({ revision: 1, actions: [dividend, special] })
    })
  })

  describe("a day of many instruments", () => {
    const ids = Array.from({ length: 250 }, (_, at) => `i${at}`)
    const close = Float64Array.from(ids, (_, at) => 10 + at / 4)
    const day = 10_003 // a Thursday
    const dayOf = (over = {}) => ({
      day,
      source: "yahoo" as const,
      fetchedAt: 50,
      state: "provisional" as const,
      instruments: ids,
      close,
      rest: null,
      ...over,
    })
    beforeEach(async () => {
      for (const id of ids) await prices.saveInstrument({ ...acme, id })
    })

    it("adds a bar to each, and raises their revisions by what has changed", async () => {
      expect(await prices.recordDay(dayOf())).toBe(250)
      const { series } = await prices.readCloses(ids, null)
      expect(ids.map((id) => [...(series.get(id)?.close ?? [])])).toEqual([...close].map((value) => [value]))
      expect(series.get("i7")).toMatchObject({
        revision: 1,
        source: "yahoo",
        provisionalFrom: day,
        fetchedAt: 50,
      })

      const moved = close.with(7, 99)
      expect(await prices.recordDay(dayOf({ close: moved, fetchedAt: 60 }))).toBe(250)
      const facts = await prices.readFacts(ids)
      expect(facts.get("i7")).toMatchObject({ revision: 2, fetchedAt: 60 })
      expect(facts.get("i8")).toMatchObject({ revision: 1, fetchedAt: 60 })
      expect(await revisionOf()).toBe(0)
    })

    it("leaves alone what is confirmed, typed in, folded, of another source or not known", async () => {
      const made = bars(9_800, 400)
      expect(made.days.indexOf(day)).toBeLessThan(400 - 60) // so the day is folded
      await prices.recordBars(batchOf(made, { instrument: "i0" }))
      await prices.recordBars(batchOf(bars(day - 3, 5), { instrument: "i1" }))
      await prices.correctBar({ instrument: "i2", day, values: { close: 3 }, reason: "typed", at: 1 })
      await prices.recordBars(batchOf(bars(9_000, 5), { instrument: "i3", source: "tiingo" }))
      const some = ["i0", "i1", "i2", "i3", "none", "i4"]
      expect(await prices.recordDay(dayOf({ instruments: some, close: new Float64Array(6).fill(1) }))).toBe(1)
      await expectStored(made, "i0")
      await expectStored(bars(day - 3, 5), "i1")
      expect((await stored("i2")).bars.close).toEqual(Float64Array.of(3))
      await expectStored(bars(9_000, 5), "i3")
      expect((await stored("i4")).bars.close).toEqual(Float64Array.of(1))
    })

    it("takes whole bars as well", async () => {
      const column = (add: number) => close.map((value) => value + add)
      const rest = {
        open: column(1),
        high: column(2),
        low: column(-2),
        volume: column(900).with(0, Number.NaN),
      }
      await prices.recordDay(dayOf({ rest, state: "confirmed" }))
      const expected = barsOf(1)
      expected.days[0] = day
      expected.close[0] = close[0]
      for (const name of ["open", "high", "low", "volume"] as const) expected[name][0] = rest[name][0]
      await expectStored(expected, "i0")
      expect((await stored("i0")).provisionalFrom).toBeNull()
    })
  })

  describe("a correction by hand", () => {
    it("wins over any source, before and after it is told again", async () => {
      const made = bars(10_000, 300)
      await prices.recordBars(batchOf(made))
      const [old, recent] = [made.days[20], made.days[280]]
      expect(
        await prices.correctBar({
          instrument: "acme",
          day: old,
          values: { close: 1.5 },
          reason: "typo",
          at: 8,
        }),
      ).toBe(2)
      expect(
        await prices.correctBar({
          instrument: "acme",
          day: recent,
          values: { high: 500 },
          reason: "typo",
          at: 9,
        }),
      ).toBe(3)
      await prices.recordBars(batchOf(made, { fetchedAt: 2_000 }))
      const expected = { ...made, close: made.close.with(20, 1.5), high: made.high.with(280, 500) }
      await expectStored(expected)
      expect((await prices.readFacts(["acme"])).get("acme")?.manualDays).toEqual([old, recent])
      expect(await stored()).toMatchObject({ manualDays: [old, recent], fetchedAt: 2_000 })
      expect(await prices.listChanges("acme", 1)).toEqual([
        {
          instrument: "acme",
          day: recent,
          field: "high",
          old: made.high[280],
          new: 500,
          reason: "typo",
          source: "manual",
          at: 9,
          revision: 3,
        },
      ])
    })

    it("makes a bar where there is none, which needs a close", async () => {
      const correction = { instrument: "acme", day: 500, reason: "illiquid", at: 1 }
      expect(await prices.correctBar({ ...correction, values: { open: 4 } })).toBeNull()
      expect(await prices.correctBar({ ...correction, values: { close: 4 } })).toBe(1)
      expect(await prices.correctBar({ ...correction, instrument: "none", values: { close: 4 } })).toBeNull()
      expect((await stored()).bars).toMatchObject({ days: Int32Array.of(500), close: Float64Array.of(4) })
      expect((await stored()).source).toBeNull()
    })
  })

  describe("folding", () => {
    it("changes nothing that is read, and nothing that is written after it", async () => {
      const made = bars(10_000, 200)
      for (let from = 0; from < 200; from += 40) {
        const part = bars(made.days[from], 40)
        await prices.recordBars(batchOf(part))
      }
      await prices.correctBar({
        instrument: "acme",
        day: made.days[3],
        values: { close: 7 },
        reason: "typo",
        at: 8,
      })
      const expected = { ...made, close: made.close.with(3, 7) }
      await expectStored(expected)
      const revision = await revisionOf()
      expect(await prices.foldRecent()).toBe(1)
      expect(await prices.foldRecent()).toBe(0)
      await expectStored(expected)
      expect(await revisionOf()).toBe(revision)
      await prices.recordBars(batchOf(made))
      expect(await revisionOf()).toBe(revision)
      await expectStored(expected)
    })

    it("waits for 90 confirmed bars", async () => {
      for (const from of [0, 45])
        await prices.recordBars(batchOf(bars(bars(10_000, 90).days[from], from === 0 ? 45 : 44)))
      expect(await prices.foldRecent()).toBe(0)
      await prices.recordBars(batchOf(bars(bars(10_000, 90).days[89], 1)))
      expect(await prices.foldRecent()).toBe(1)
      await expectStored(bars(10_000, 90))
    })

    it("goes through more series than it looks at in one statement", async () => {
      const ids = Array.from({ length: 210 }, (_, at) => `i${at}`)
      for (const id of ids) await prices.saveInstrument({ ...acme, id })
      const made = bars(10_000, 90)
      for (const [bar, day] of made.days.entries()) {
        const close = new Float64Array(ids.length).fill(made.close[bar])
        await prices.recordDay({
          day,
          source: "yahoo",
          fetchedAt: 1,
          state: "confirmed",
          instruments: ids,
          close,
          rest: null,
        })
      }
      expect(await prices.foldRecent()).toBe(210)
      await expectStored(closeOnly(made), "i209")
    })
  })

  describe("a held bar", () => {
    const made = bars(10_000, 10)
    const day = made.days[4]
    const without = { ...made }
    for (const column of barColumns) without[column] = made[column].filter((_, bar) => bar !== 4)
    const rest: DailyBars = { ...without, days: made.days.filter((_, bar) => bar !== 4) }

    it("is out of reads until its flag is accepted", async () => {
      const outcome = await prices.recordBars(batchOf(made, { findings: [hold(day)] }))
      expect(outcome).toEqual({ outcome: "recorded", revision: 1, changedDays: 9, heldDays: 1 })
      await expectStored(rest)
      const [flag] = await prices.listFlags("acme", { state: "open", limit: 5 })
      expect(flag).toMatchObject({ ...hold(day), instrument: "acme", state: "open", foundAt: 1_000 })
      expect(await prices.acceptFlag(flag.id, 2_000)).toBe(true)
      expect(await prices.acceptFlag(flag.id, 2_000)).toBe(false)
      await expectStored(made)
      expect(await revisionOf()).toBe(2)
    })

    it("stays accepted when the same is found again", async () => {
      await prices.recordBars(batchOf(made, { findings: [hold(day)] }))
      const [flag] = await prices.listFlags(null, { state: null, limit: 5 })
      await prices.acceptFlag(flag.id, 2_000)
      await prices.recordBars(batchOf(made, { findings: [hold(day)] }))
      await expectStored(made)
      expect(await prices.listFlags("acme", { state: "accepted", limit: 5 })).toHaveLength(1)
    })

    it("does not hide the confirmed bar that it would replace", async () => {
      await prices.recordBars(batchOf(made))
      const doubled = { ...made, close: made.close.with(4, 200) }
      await prices.recordBars(batchOf(doubled, { findings: [hold(day)] }))
      await expectStored(made)
      const [flag] = await prices.listFlags("acme", { state: "open", limit: 5 })
      expect(await prices.acceptFlag(flag.id, 2_000)).toBe(true)
      await expectStored(doubled)
    })

    it("goes when a bar comes that no check objects to, and its flag is settled", async () => {
      await prices.recordBars(batchOf({ ...made, close: made.close.with(4, 200) }, { findings: [hold(day)] }))
      await prices.recordBars(batchOf(made))
      await expectStored(made)
      expect(await prices.listFlags("acme", { state: "corrected", limit: 5 })).toHaveLength(1)
      expect(await prices.listFlags("acme", { state: "open", limit: 5 })).toEqual([])
    })

    it("stays while another flag holds its day", async () => {
      await prices.recordBars(batchOf(made, { findings: [hold(day), hold(day, { check: "split-missing" })] }))
      const [second, first] = await prices.listFlags("acme", { state: "open", limit: 5 })
      expect(await prices.acceptFlag(first.id, 1)).toBe(true)
      await expectStored(rest)
      expect(await prices.acceptFlag(second.id, 2)).toBe(true)
      await expectStored(made)
    })

    it("counts as stored for a search of gaps", async () => {
      await prices.recordBars(batchOf(made, { findings: [hold(day)], covered: null }))
      expect((await prices.readCoverage("acme"))?.days).toEqual(made.days)
    })

    it("may be an action, which then changes no price", async () => {
      const dividend = { kind: "dividend", exDay: day, amount: 51 } as const
      const told = { actions: [dividend], findings: [hold(day, { check: "dividend-basis" })] }
      await prices.recordBars(batchOf(rest, told))
      expect((await stored()).actions).toEqual([])
      const [flag] = await prices.listFlags("acme", { state: "open", limit: 5 })
      await prices.acceptFlag(flag.id, 1)
      expect((await stored()).actions).toEqual([dividend])
    })
  })

  describe("coverage", () => {
    it("is what was asked for, ranges that touch being one, and leaves only the gaps to be asked", async () => {
      const made = bars(10_000, 40)
      await prices.recordBars(batchOf(made, { covered: { from: 9_990, to: 10_020 } }))
      await prices.recordBars(batchOf(made, { covered: { from: 10_021, to: 10_060 } }))
      await prices.recordBars(batchOf(made, { covered: { from: 11_000, to: 11_010 } }))
      const coverage = await prices.readCoverage("acme")
      expect(coverage).toEqual({
        days: made.days,
        covered: [
          { from: 9_990, to: 10_060 },
          { from: 11_000, to: 11_010 },
        ],
      })
      const sessions = bars(9_990, 800).days
      const missing = missingRanges(sessions, coverage?.days ?? sessions, coverage?.covered ?? [])
      expect(missing[0].from).toBe(sessions.find((day) => day > 10_060))
      expect(await prices.readCoverage("none")).toBeNull()
    })
  })

  it("is seen whole by another process", async () => {
    const made = bars(10_000, 300)
    await prices.recordBars(batchOf(made, { actions: [{ kind: "dividend", exDay: 10_100, amount: 1 }] }))
    const other = await opened.again()
    const series = (await other.prices.readBars(["acme"], null)).series.get("acme")
    await other.close()
    expect(series?.bars).toStrictEqual(made)
    expect(series?.actions).toHaveLength(1)
  })

  describe("the state of providers", () => {
    it("is written only over the version that was read", async () => {
      const { providerState } = opened
      const breaker = { kind: "closed", since: 5, openings: 0 } as const
      expect(await providerState.read("yahoo", "breaker")).toBeNull()
      expect(await providerState.compareAndSet("yahoo", "breaker", 3, breaker)).toBe(false)
      expect(await providerState.compareAndSet("yahoo", "breaker", 0, breaker)).toBe(true)
      expect(await providerState.compareAndSet("yahoo", "breaker", 0, breaker)).toBe(false)
      expect(await providerState.compareAndSet("yahoo", "breaker", 1, { ...breaker, since: 6 })).toBe(true)
      expect(await providerState.compareAndSet("yahoo", "breaker", 1, breaker)).toBe(false)
      expect(await providerState.read("yahoo", "breaker")).toEqual({
        version: 2,
        value: { ...breaker, since: 6 },
      })
      expect(await providerState.read("tiingo", "breaker")).toBeNull()
      expect(await providerState.read("yahoo", "quota")).toBeNull()
    })
  })
})
