import { readdirSync, readFileSync } from "node:fs"
import { describe, expect, it } from "vitest"
import { isoDate, parseIsoDate } from "../../src/engine/money/iso-date.ts"
import { actionsFromFactors } from "../../src/engine/prices/actions-from-factors.ts"
import { adjustBars } from "../../src/engine/prices/adjust-bars.ts"
import { asTraded } from "../../src/engine/prices/as-traded.ts"
import { calendarGap } from "../../src/engine/prices/checks/calendar-gap.ts"
import type { Finding } from "../../src/engine/prices/checks/finding.ts"
import { instrumentChanged } from "../../src/engine/prices/checks/instrument-changed.ts"
import { priceJump } from "../../src/engine/prices/checks/price-jump.ts"
import { sourcesDiffer } from "../../src/engine/prices/checks/sources-differ.ts"
import { spike } from "../../src/engine/prices/checks/spike.ts"
import { splitMissing } from "../../src/engine/prices/checks/split-missing.ts"
import { splitTwice } from "../../src/engine/prices/checks/split-twice.ts"
import type { DailyBars } from "../../src/engine/prices/daily-bars.ts"
import { adjustByFactors, barsOfListing } from "../../src/engine/prices/price-factors.ts"
import { readPriceFactors } from "../../src/import-formats/read-price-factors.ts"
import { readPrices } from "../../src/import-formats/read-prices.ts"
import { readQuoteBars } from "../../src/import-formats/read-quote-bars.ts"
import { readWidePrices } from "../../src/import-formats/read-wide-prices.ts"
import { exchangeCalendar } from "../../src/market-data/exchange-calendar/exchange-calendar.ts"
import { xnys } from "../../src/market-data/exchange-calendar/rules/xnys.ts"
import { chartHistory } from "../../src/market-data/providers/yahoo/chart-history.ts"
import { parseYahooChart } from "../../src/market-data/providers/yahoo/parse-chart.ts"
import type { JsonRecord } from "../../src/market-data/providers/json-shape.ts"
import { sharedDataPresent, sharedPath } from "../shared-data.ts"

const file = (path: string) => ({ name: path, bytes: readFileSync(sharedPath(`data/prices/${path}`)) })
const day = (date: string) => parseIsoDate(date) ?? Number.NaN
const calendar = exchangeCalendar({ XNYS: xnys })

/** A raw series with its factor file: all of it, the part that the factors are about, and the actions they stand for. */
function listed(symbol: string) {
  const { bars: all } = readPrices(file(`raw-with-factors/${symbol}_raw_daily.csv`), { basis: "raw" })
  const factors = readPriceFactors(file(`raw-with-factors/${symbol}_factors.csv`))
  const bars = barsOfListing(all, factors)
  const sessions = calendar.sessions("XNYS", all.days[0], all.days[all.days.length - 1])
  return { symbol, all, factors, bars, actions: actionsFromFactors(factors, bars.days), sessions }
}

const dated = (symbol: string, findings: readonly Finding[]) =>
  findings.map((finding) => `${symbol} ${isoDate(finding.day)}`)

/** Sessions without a bar, as the gaps say how many. */
function absent(bars: Pick<DailyBars, "days">, sessions: Int32Array): number {
  return calendarGap(bars, sessions)
    .filter(({ detail }) => detail.includes("have no bar") || detail.includes("has no bar"))
    .reduce((sum, { detail }) => sum + (Number(/^\d+/.exec(detail)?.[0]) || 1), 0)
}

describe.runIf(sharedDataPresent)("raw prices with factors", () => {
  const symbols = sharedDataPresent
    ? readdirSync(sharedPath("data/prices/raw-with-factors")).flatMap((name) =>
        name.endsWith("_factors.csv") ? [name.replace("_factors.csv", "")] : [],
      )
    : []

  it("rebuild every close of AAPL's adjusted series", () => {
    const { bars, factors } = listed("aapl")
    const { bars: published } = readPrices(file("aapl_adj_daily.csv"), { basis: "adjusted" })
    const adjusted = adjustByFactors(bars, factors, "splits-dividends")
    expect(adjusted.days).toHaveLength(5_849)
    expect(adjusted.days).toEqual(published.days)
    const differences = adjusted.close.map((close, bar) => Math.abs(close - published.close[bar]))
    expect(Math.max(...differences)).toBeLessThan(1e-6)
  })

  it("give the same closes by the splits and dividends that the factors stand for", () => {
    const { bars, factors, actions } = listed("aapl")
    const byFactors = adjustByFactors(bars, factors, "splits-dividends")
    const byActions = adjustBars(bars, actions, "splits-dividends")
    // Factors have seven decimals: 0.0089 is known to 5e-7 of itself.
    byActions.close.forEach((close, bar) =>
      expect(Math.abs(close / byFactors.close[bar] - 1)).toBeLessThan(5e-6),
    )
    expect(actions.filter(({ kind }) => kind === "split")).toMatchObject([
      { exDay: day("2000-06-21"), numerator: 2, denominator: 1 },
      { exDay: day("2005-02-28"), numerator: 2, denominator: 1 },
      { exDay: day("2014-06-09"), numerator: 7, denominator: 1 },
      { exDay: day("2020-08-31"), numerator: 4, denominator: 1 },
    ])
    // Apple paid 0.47 a share on 2014-08-07 and 0.205 after the split of 2020.
    const paid = (exDay: string) =>
      actions.flatMap((action) =>
        action.kind === "dividend" && action.exDay === day(exDay) ? [action.amount] : [],
      )
    expect(paid("2014-08-07")[0]).toBeCloseTo(0.47, 4)
    expect(paid("2020-11-06")[0]).toBeCloseTo(0.205, 4)
  })

  it("have 31 large moves: 14 at recorded splits, 17 jumps, of which four look like a missing split, and no spike", () => {
    const series = symbols.map(listed)
    expect(series).toHaveLength(12)
    const moves = series.flatMap(({ bars }) => priceJump(bars, []))
    const jumps = series.flatMap(({ bars, actions }) => priceJump(bars, actions))
    expect([moves.length, moves.length - jumps.length, jumps.length]).toEqual([31, 14, 17])
    expect(
      series.flatMap(({ symbol, bars, actions, sessions }) =>
        dated(symbol, splitMissing(bars, actions, sessions)),
      ),
    ).toEqual(["aig 2008-09-17", "goog 2014-04-03", "wm 2001-05-16", "wm 2008-09-26"])
    expect(series.flatMap(({ bars, actions, sessions }) => spike(bars, actions, sessions))).toEqual([])
    expect(series.flatMap(({ bars, actions }) => splitTwice(bars, actions))).toEqual([])
  })

  it("lack 1,588 sessions of QQQ from 2004-12-01", () => {
    const { bars, sessions } = listed("qqq")
    expect(absent(bars, sessions)).toBe(1_588)
    expect(dated("qqq", calendarGap(bars, sessions))).toEqual(["qqq 2004-12-01"])
  })

  it("are another company's before a listing, or before a long pause that ends with a step", () => {
    const changed = (symbol: string) => {
      const { all, actions, factors, sessions } = listed(symbol)
      return instrumentChanged(all, actions, { sessions, listedOn: factors.lastDays[0] }).map(
        ({ lastDay, detail }) => [isoDate(lastDay), detail],
      )
    }
    expect(changed("fb")).toEqual([["2003-03-28", "bars before the listing on 2012-05-18"]])
    expect(changed("uso")).toEqual([["1998-12-30", "bars before the listing on 2006-04-10"]])
    expect(changed("eem")).toEqual([["2002-12-05", "bars before the listing on 2003-04-11"]])
    expect(changed("wm")).toEqual([
      ["2008-09-26", "214 sessions without a bar before 2009-08-05, then 28.58 after 0.16 (× 179)"],
    ])
    // The class C shares took the ticker over in 2014.
    expect(changed("goog")).toEqual([["2014-03-26", "bars before the listing on 2014-03-27"]])
    for (const symbol of ["aapl", "aig", "bac", "ibm", "iwm", "qqq", "spy"])
      expect(changed(symbol)).toEqual([])
  })
})

describe.runIf(sharedDataPresent)("other price files", () => {
  it("lack 34 days of bitcoin, which trades on every one", () => {
    const { bars } = readPrices(file("raw-with-factors/btcusd_coinbase_daily.csv"))
    const last = bars.days[bars.days.length - 1]
    const everyDay = Int32Array.from({ length: last - bars.days[0] + 1 }, (_, at) => bars.days[0] + at)
    expect(absent(bars, everyDay)).toBe(34)
  })

  it("say that they are split-adjusted by the step that they do not make", () => {
    const { basis, bars, actions } = readPrices(file("with-dividends/AAPL_daily.csv"))
    expect(basis).toBe("split-adjusted")
    expect(dated("AAPL", splitTwice(bars, actions))).toEqual(["AAPL 2014-06-09"])
    expect(readPrices(file("with-dividends/KO_daily.csv")).basis).toBe("split-adjusted")
    expect(readPrices(file("goog_daily.csv")).basis).toBe("unknown")
  })

  it("give the prices as traded once they are un-adjusted", () => {
    const read = readPrices(file("with-dividends/AAPL_daily.csv"))
    const { bars, actions } = asTraded(read.bars, read.actions)
    const { bars: traded } = listed("aapl")
    const closeOf = new Map([...traded.days].map((each, bar) => [each, traded.close[bar]]))
    let compared = 0
    bars.days.forEach((each, bar) => {
      // The 4:1 split of 2020 is after the file's last row, so 2014's is the only one to undo.
      const close = closeOf.get(each)
      if (close === undefined) return
      compared++
      expect(Math.abs(bars.close[bar] / close - 1)).toBeLessThan(0.005)
    })
    expect(compared).toBe(bars.days.length)
    expect(actions[0]).toMatchObject({ kind: "dividend", exDay: day("2012-08-09") })
    expect(actions[0]).toHaveProperty("amount", expect.closeTo(2.65, 3))
  })

  it("agree with another vendor's record of the same sessions", () => {
    const { body } = JSON.parse(
      readFileSync(sharedPath("data/yahoo/chart-AAPL-2020-08-31-to-2020-11-07.json"), "utf8"),
    ) as { body: JsonRecord }
    const end = day("2025-12-31")
    const options = { from: 0, to: end, readyDay: end, now: Date.UTC(2026, 0, 1), unit: null }
    const { bars: theirs } = chartHistory(parseYahooChart(body), options).history
    const { bars: ours } = listed("aapl")
    const at = (each: number) => ours.days.indexOf(each)
    expect(theirs.days).toHaveLength(49)
    expect(sourcesDiffer(ours, theirs)).toEqual([])
    theirs.days.forEach((each, bar) => expect(theirs.close[bar]).toBeCloseTo(ours.close[at(each)], 2))
    const opens = [...theirs.days].filter(
      (each, bar) => Math.abs(theirs.open[bar] - ours.open[at(each)]) > 0.005,
    )
    expect(opens).toHaveLength(46)
    const furthest = Math.max(
      ...[...theirs.days].map((each, bar) => Math.abs(theirs.open[bar] / ours.open[at(each)] - 1)),
    )
    expect(furthest).toBeLessThan(0.0019)
  })

  it("read quotes of currencies as the middle of bid and ask", () => {
    const { bars, basis } = readQuoteBars(file("raw-with-factors/eurusd_oanda_daily_quote.csv"))
    expect(isoDate(bars.days[0])).toBe("2007-01-01")
    expect([bars.open[0], bars.close[0], bars.volume[0]]).toEqual([1.31977, 1.32145, Number.NaN])
    expect(basis).toBe("raw")
  })

  it("read tables of closes without filling what is blank", () => {
    const table = readWidePrices({
      name: "wide.csv",
      bytes: readFileSync(sharedPath("data/allocation/pypfopt_stock_prices.csv")),
    })
    expect(table.columns).toHaveLength(20)
    expect(table.columns[0].values[0]).toBeNaN()
    expect(isoDate(table.days[0])).toBe("1989-12-29")
  })
})
