import type { Browser, Locator, Page } from "playwright-core"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { xoshiro128 } from "../../demo/xoshiro128.ts"
import { epochDayOf, isoDate, weekday } from "../../src/engine/money/iso-date.ts"
import { desk, openPage } from "./pages.ts"
import { chromiumPath, openBrowser, type Product, startProduct } from "./product.ts"

// What a person does with several instruments in one account: build 60/40 of two files, pay in every month, run, read, change, run
// again, compare, remove and bring back.

/** Days of made-up prices, Mondays to Fridays from 2 January 2017 on. */
const days = 782

/**
 * Prices that open where they closed the day before, so that what is decided at a close is traded at the same price: then a portfolio
 * without costs can be reckoned in a few lines.
 */
function pricesWithoutGaps(seed: number): {
  readonly dates: string[]
  readonly close: number[]
  readonly csv: string
} {
  const random = xoshiro128(seed)
  const dates: string[] = []
  const close: number[] = []
  const lines = ["date,open,high,low,close,volume"]
  let day = epochDayOf(2017, 1, 2)
  for (let bar = 0; bar < days; bar++, day += weekday(day) === 5 ? 3 : 1) {
    const open = close.at(-1) ?? 100
    const next = Number((open * Math.exp(0.0004 + 0.01 * random.normal())).toFixed(2))
    dates.push(isoDate(day))
    close.push(next)
    lines.push([isoDate(day), open, Math.max(open, next), Math.min(open, next), next, 1000].join(","))
  }
  return { dates, close, csv: `${lines.join("\n")}\n` }
}

type Account = {
  readonly value: number
  readonly invested: number
  readonly growth: number
  readonly yearly: number
}

/** 60/40 of 10 000 and 500 more a month, brought back to its weights on the first trading day of each month, without costs. */
function reckon(a: ReturnType<typeof pricesWithoutGaps>, b: ReturnType<typeof pricesWithoutGaps>): Account {
  let units = [0.6, 0.4].map((weight, k) => (weight * 10_000) / ([a, b][k]?.close[0] ?? NaN))
  let before = 10_000
  let growth = 1
  const flows = [{ day: 0, amount: 10_000 }]
  for (let at = 1; at < days; at++) {
    const worth = (units[0] ?? NaN) * (a.close[at] ?? NaN) + (units[1] ?? NaN) * (b.close[at] ?? NaN)
    growth *= worth / before
    before = worth
    if (a.dates[at]?.slice(0, 7) === a.dates[at - 1]?.slice(0, 7)) continue
    before = worth + 500
    flows.push({ day: at, amount: 500 })
    units = [(0.6 * before) / (a.close[at] ?? NaN), (0.4 * before) / (b.close[at] ?? NaN)]
  }
  const dayOf = (at: number) => Date.parse(a.dates[at] ?? "") / 86_400_000
  const worthAt = (rate: number) =>
    flows.reduce((sum, { day, amount }) => {
      return sum + amount * (1 + rate) ** ((dayOf(days - 1) - dayOf(day)) / 365)
    }, 0)
  let [low, high] = [-0.99, 10]
  for (let step = 0; step < 200; step++) {
    const middle = (low + high) / 2
    if (worthAt(middle) > before) high = middle
    else low = middle
  }
  const invested = flows.reduce((sum, { amount }) => sum + amount, 0)
  return { value: before, invested, growth: growth - 1, yearly: low }
}

/** Text with every kind of space made plain. */
const plain = (text: string) => text.replace(/\s+/g, " ").replaceAll("\u2212", "-")
const textOf = async (place: Locator) => plain(await place.innerText())

describe.skipIf(chromiumPath === "")("a portfolio in the lab", () => {
  const stocks = pricesWithoutGaps(5)
  const bonds = pricesWithoutGaps(6)
  let product: Product
  let browser: Browser
  let page: Page
  const complaints: string[] = []

  const api = async <Body>(path: string): Promise<Body> =>
    (await (await fetch(`${product.url}/api/v1${path}`)).json()) as Body
  const idInAddress = () => new URL(page.url()).pathname.split("/").at(-1) ?? ""
  const field = (name: string | RegExp) => page.getByRole("textbox", { name })
  const run = () => page.getByRole("button", { name: "Run the portfolio" }).click()

  beforeAll(async () => {
    product = await startProduct()
    browser = await openBrowser()
    page = await openPage(browser, desk)
    page.on("console", (message) => {
      if (message.type() === "error" || message.type() === "warning") complaints.push(message.text())
    })
    page.on("pageerror", (error) => complaints.push(error.message))
  })
  afterAll(async () => {
    await browser?.close()
    await product?.stop()
  })

  async function upload(instrument: string, name: string, csv: string): Promise<void> {
    const chooser = page.waitForEvent("filechooser")
    await page.getByRole("button", { name: new RegExp(`^${instrument}`) }).click()
    await page.getByRole("option", { name: /^Upload a price file/ }).click()
    await (await chooser).setFiles({ name, mimeType: "text/csv", buffer: Buffer.from(csv) })
    await page.getByRole("button", { name: `${instrument} ${name}` }).waitFor()
  }

  it("takes files that are dropped on it, a row each", async () => {
    await page.goto(`${product.url}/backtests/portfolio`)
    await page.getByRole("button", { name: "Run the portfolio" }).waitFor()
    const texts = [pricesWithoutGaps(1), pricesWithoutGaps(2), pricesWithoutGaps(3)].map(({ csv }) => csv)
    const dataTransfer = await page.evaluateHandle((csvs) => {
      const data = new DataTransfer()
      csvs.forEach((csv, at) => data.items.add(new File([csv], `dropped-${String(at + 1)}.csv`)))
      return data
    }, texts)
    await page.dispatchEvent("main", "dragover", { dataTransfer })
    await page.getByText("Drop to hold these prices").waitFor()
    await page.dispatchEvent("main", "drop", { dataTransfer })
    await page.getByRole("button", { name: "Instrument 3 dropped-3.csv" }).waitFor()
    await page.getByText("100 % in 3 instruments, nothing in cash").waitFor()
    expect(await field("Weight, %").nth(2).getAttribute("placeholder")).toBe("33.33")
  })

  it("is built from two files, and its address holds it", async () => {
    await page.goto(`${product.url}/backtests`)
    await page
      .getByRole("navigation", { name: "What is tested" })
      .getByRole("link", { name: "A portfolio" })
      .click()
    await upload("Instrument 1", "stocks.csv", stocks.csv)
    await upload("Instrument 2", "bonds.csv", bonds.csv)
    await page.getByText("100 % in 2 instruments, nothing in cash").waitFor()
    await field("Weight, %").first().fill("60")
    expect(await field("Weight, %").nth(1).getAttribute("placeholder")).toBe("40")
    await field("Paid in regularly").fill("500")
    await page.locator("summary", { hasText: "Costs" }).click()
    await field("Commission, % of the value").fill("0")
    await page
      .getByText(
        /^60.% stocks and 40.% bonds, from \$10.000 and \$500 more on the first trading day of each month\. Rebalanced on/,
      )
      .waitFor()
    await page.waitForURL(/1\.weight=60.*commissionPercent=0/)
    await page.reload()
    expect(await field("Weight, %").first().inputValue()).toBe("60")
  })

  it("says in words that the weights come to too much, and asks the server nothing", async () => {
    let asked = 0
    page.on("request", (request) => {
      if (request.method() === "POST") asked += 1
    })
    await field("Weight, %").nth(1).fill("50")
    await page.getByRole("status").getByText("The weights come to 110 %, 10 % more than there is.").waitFor()
    await run()
    expect(
      await field("Weight, %")
        .first()
        .evaluate((input) => input === document.activeElement),
    ).toBe(true)
    expect(asked).toBe(0)
    await page.getByRole("button", { name: "Equal weights" }).click()
    expect(await field("Weight, %").first().getAttribute("placeholder")).toBe("50")
    await field("Weight, %").first().fill("60")
  })

  it("made what a few lines make of it", async () => {
    await run()
    await page.getByRole("heading", { level: 1, name: /stocks.*bonds/ }).waitFor()
    const expected = reckon(stocks, bonds)
    const result = await api<{
      statistics: Record<string, number>
      totals: { value: number; invested: number }
      trades: number
      rebalances: unknown[]
    }>(`/portfolio-backtests/${idInAddress()}`)
    expect(result.totals.invested).toBe(expected.invested)
    expect(result.totals.value).toBeCloseTo(expected.value, 4)
    expect(result.statistics["timeWeightedReturn"]).toBeCloseTo(expected.growth, 9)
    expect(result.statistics["moneyWeightedReturn"]).toBeCloseTo(expected.yearly, 6)
    // 782 weekdays are three years: 35 firsts of a month after the first.
    expect(result.rebalances).toHaveLength(35)

    const sign = expected.growth < 0 ? "" : "+"
    expect(await textOf(page.locator(".page-answer"))).toContain(
      `${sign}${(expected.growth * 100).toFixed(1)} % time-weighted; $${thousands(expected.invested)} paid in became $${thousands(expected.value)}`,
    )
    const returns = page.getByRole("region", { name: "What it made, and what the money in it made" })
    expect(await textOf(returns)).toContain(`${(expected.yearly * 100).toFixed(1)} %`)
    expect(await textOf(returns)).toMatch(
      /The money made .* points a year (more|less) than the portfolio|about the same/,
    )
    const positions = page.getByRole("region", { name: "Positions at the end, and what each made" })
    expect(await textOf(positions.getByRole("row", { name: /^stocks/ }))).toContain("60.0 %")
    const trades = page.getByRole("table", { name: "Trades" })
    await trades.scrollIntoViewIfNeeded()
    expect(await trades.getAttribute("aria-rowcount")).toBe(String(result.trades + 1))
    expect(await textOf(trades.getByRole("row").nth(1))).toMatch(/2017.*Bought.*Start/)
  })

  it("tells one day of its charts, and explains a figure", async () => {
    await page.getByRole("application", { name: /^Weights of the instruments/ }).focus()
    await page.keyboard.press("Home")
    const weights = page.getByRole("region", { name: "Weights over time" })
    expect(await textOf(weights)).toContain("2 Jan 2017")
    await page.keyboard.press("Escape")
    await page.getByRole("button", { name: "Money-weighted return, a year" }).click()
    await page.getByRole("note").getByText("Made from", { exact: true }).waitFor()
    await page.keyboard.press("Escape")
  })

  it("is changed and run again", async () => {
    const before = idInAddress()
    await page.getByRole("link", { name: "Change and run again" }).click()
    await page.getByRole("button", { name: "Instrument 2 bonds.csv" }).waitFor()
    expect(await field("Weight, %").nth(1).inputValue()).toBe("40")
    await page.getByLabel("By the calendar").selectOption("yearly")
    await page.getByRole("button", { name: /^Benchmark/ }).click()
    await page.getByRole("option", { name: /^stocks\.csv/ }).click()
    await page.locator("summary", { hasText: "Name and ratios" }).click()
    await field("Name").fill("Once a year")
    await run()
    await page.getByRole("heading", { level: 1, name: "Once a year" }).waitFor()
    expect(idInAddress()).not.toBe(before)
    const held = (stocks.close.at(-1) ?? NaN) / (stocks.close[0] ?? NaN) - 1
    const { benchmarkReturn } = await api<{ benchmarkReturn: number }>(
      `/portfolio-backtests/${idInAddress()}`,
    )
    expect(benchmarkReturn).toBeCloseTo(held, 12)
    expect(await textOf(page.locator(".page-answer"))).toContain(
      `${held < 0 ? "" : "+"}${(held * 100).toFixed(1)} % of stocks;`,
    )
    await page
      .getByRole("region", { name: "Weights over time" })
      .getByText(/rebalanced 2.times\.$/)
      .last()
      .waitFor()
  })

  it("is compared with the other, and with a run on one instrument", async () => {
    await page.goto(`${product.url}/backtests/portfolio`)
    await page.getByRole("checkbox", { name: "Compare Once a year" }).check()
    await page.getByRole("checkbox", { name: /^Compare stocks/ }).check()
    await page.getByRole("radio", { name: "Runs" }).check({ force: true })
    await page
      .getByRole("checkbox", { name: /^Compare / })
      .first()
      .check()
    await page.getByRole("link", { name: /^Compare 3.runs$/ }).click()
    const table = page.getByRole("region", { name: "Figures of the compared runs" })
    await table.getByRole("link", { name: /Once a year/ }).waitFor()
    expect(await textOf(table.getByRole("row").filter({ hasText: /^Prices/ }))).toMatch(/stocks, bonds/)
    await page
      .getByRole("application", { name: /^Growth of the compared runs/ })
      .locator("canvas")
      .waitFor()
  })

  it("is removed from the history, and brought back", async () => {
    await page.goto(`${product.url}/backtests/portfolio`)
    const row = page.getByRole("row", { name: /Once a year/ })
    const before = (await api<{ data: unknown[] }>("/portfolio-backtests")).data.length
    await row.getByRole("button", { name: "Remove Once a year" }).click()
    await row.waitFor({ state: "detached" })
    expect((await api<{ data: unknown[] }>("/portfolio-backtests")).data).toHaveLength(before - 1)
    await page.getByRole("button", { name: "Undo" }).click()
    await row.waitFor()
  })

  it("says of an address that leads to none where to go", async () => {
    await page.goto(`${product.url}/backtests/portfolio/none`)
    await page.getByRole("heading", { name: "This portfolio is not in the history" }).waitFor()
    await page.getByRole("link", { name: "Go to the lab" }).click()
    await page.getByRole("button", { name: "Run the portfolio" }).waitFor()
    expect(new URL(page.url()).pathname).toBe("/backtests/portfolio")
  })

  it("shows everything else where its curve cannot be read, and reads it again", async () => {
    const { data } = await api<{ data: { id: string }[] }>("/portfolio-backtests")
    await page.route("**/series?**", (route) => route.fulfill({ status: 503, body: "" }))
    await page.goto(`${product.url}/backtests/portfolio/${data[0]?.id ?? ""}`)
    const failure = page.getByRole("alert").filter({ hasText: "The curve could not be read" })
    await failure.waitFor()
    await page.getByRole("region", { name: "Positions at the end, and what each made" }).waitFor()
    await page.unroute("**/series?**")
    await failure.getByRole("button", { name: "Try again" }).click()
    await page.getByRole("application", { name: /^Value against what was paid in/ }).waitFor()
    expect(await failure.count()).toBe(0)
  })

  it("leaves nothing in the browser's console but what was asked for in vain", () => {
    expect(complaints.filter((text) => !/status of (404|503)/.test(text))).toEqual([])
  })
})

/** "76 000", as the page writes it without cents. */
function thousands(amount: number): string {
  return String(Math.round(amount)).replace(/\B(?=(\d{3})+$)/g, " ")
}
