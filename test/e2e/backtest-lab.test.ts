import { readFile } from "node:fs/promises"
import { fileURLToPath } from "node:url"
import type { Browser, Locator, Page } from "playwright-core"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { syntheticPrices } from "../fixtures/synthetic-prices.ts"
import { chromiumPath, openBrowser, type Product, startProduct } from "./product.ts"

// What a person does in the lab: upload prices, run a rule, search its parameters, walk forward, compare.

const prices = {
  name: "synthetic-daily.csv",
  mimeType: "text/csv",
  buffer: Buffer.from(syntheticPrices({ seed: 7, bars: 5200 })),
}
const tradeLog = fileURLToPath(new URL("../../demo/synthetic-trade-log.csv", import.meta.url))
/** 80 × 125 combinations. */
const tenThousand = { fast: ["2", "81", "1"], slow: ["100", "348", "2"] }

/** Text with every kind of space made plain. */
const plain = async (place: Locator) =>
  (await place.innerText()).replace(/\s+/g, " ").replaceAll("\u2212", "-")

describe.skipIf(chromiumPath === "")("the backtest lab", () => {
  let product: Product
  let browser: Browser
  let page: Page
  const complaints: string[] = []

  const answer = () => page.locator(".page-answer")
  const api = async <Body>(path: string): Promise<Body> =>
    (await (await fetch(`${product.url}/api/v1${path}`)).json()) as Body
  const idInAddress = () => new URL(page.url()).pathname.split("/").at(-1) ?? ""

  beforeAll(async () => {
    product = await startProduct()
    browser = await openBrowser()
    page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
    page.on("console", (message) => {
      if (message.type() === "error" || message.type() === "warning") complaints.push(message.text())
    })
    page.on("pageerror", (error) => complaints.push(error.message))
  })
  afterAll(async () => {
    await browser?.close()
    await product?.stop()
  })

  /** Opens the lab with the prices of the file. */
  async function openLab(mode: "One run" | "Search" | "Walk-forward"): Promise<void> {
    await page.goto(`${product.url}/backtests`)
    await page.getByRole("button", { name: /^Prices/ }).click()
    await page.getByRole("option", { name: new RegExp(`^${prices.name}`) }).click()
    await page.getByText(/^5.200.bars/).waitFor()
    await page.getByRole("radio", { name: mode, exact: true }).check({ force: true })
  }

  async function fillRanges(ranges: Readonly<Record<"fast" | "slow", readonly string[]>>): Promise<void> {
    for (const [name, label] of [
      ["fast", "Fast average, bars"],
      ["slow", "Slow average, bars"],
    ] as const) {
      for (const [at, part] of ["from", "to", "step"].entries()) {
        await page.getByRole("textbox", { name: `${label}: ${part}` }).fill(ranges[name][at] ?? "")
      }
    }
  }

  /** Drops a file on the window, as from a folder. */
  async function drop(name: string, text: string): Promise<void> {
    const dataTransfer = await page.evaluateHandle(
      (file) => {
        const data = new DataTransfer()
        data.items.add(new File([file.text], file.name, { type: "text/csv" }))
        return data
      },
      { name, text },
    )
    await page.dispatchEvent("main", "dragover", { dataTransfer })
    await page.getByText("Drop to test on these prices").waitFor()
    await page.dispatchEvent("main", "drop", { dataTransfer })
  }

  it("takes prices that are dropped on it, and reads a trade log as a trade log", async () => {
    await page.goto(`${product.url}/backtests`)
    await page.getByRole("button", { name: /^Prices/ }).waitFor()
    await drop("dropped.csv", syntheticPrices({ seed: 1, bars: 300 }))
    await page.getByRole("button", { name: "Prices dropped.csv" }).waitFor()
    await page.waitForURL(/prices=file/)

    await drop("shopping.csv", "name,colour\napple,red\n")
    await page.getByText(/^shopping\.csv, line 1: there is no header with a date and a close/).waitFor()
    expect(new URL(page.url()).pathname).toBe("/backtests")

    await drop("log.csv", await readFile(tradeLog, "utf8"))
    await page.waitForURL(/\/import\//)
    await page.getByText("synthetic-trade-log").or(page.getByText("log.csv")).first().waitFor()
  })

  it("takes a file of prices, and keeps the request in the address", async () => {
    await page.goto(`${product.url}/backtests`)
    const chooser = page.waitForEvent("filechooser")
    await page.getByRole("button", { name: /^Prices/ }).click()
    await page.getByRole("option", { name: /^Upload a price file/ }).click()
    await (await chooser).setFiles(prices)
    await page.getByText(/^5.200.bars, 3.Jan.2005/).waitFor()
    await page.getByRole("textbox", { name: "Fast average, bars" }).fill("20")
    await page.getByRole("textbox", { name: "Slow average, bars" }).fill("70")
    await page.waitForURL(/set\.fast=20&set\.slow=70/)
    await page.reload()
    expect(await page.getByRole("textbox", { name: "Slow average, bars" }).inputValue()).toBe("70")
  })

  it("answers a run with what the API says of it", async () => {
    await page.getByRole("button", { name: "Run the backtest" }).click()
    await page.getByRole("heading", { level: 1, name: "SMA cross 20, 70" }).waitFor()
    const run = await api<{
      statistics: Record<string, number>
      openTrades: unknown[]
    }>(`/backtests/${idInAddress()}`)
    const percent = (id: string) => `${((run.statistics[id] ?? NaN) * 100).toFixed(1)} %`
    expect(await plain(answer())).toContain(
      `+${percent("totalReturn")} against ${percent("buyAndHoldReturn")}`,
    )
    expect(await plain(answer())).toContain(`deepest drawdown ${percent("maxDrawdown")}`)
    const trades = await api<{ data: unknown[] }>(`/backtests/${idInAddress()}/trades`)
    expect(trades.data).toHaveLength(run.statistics["trades"] ?? NaN)
    await page
      .getByRole("heading", { name: new RegExp(`^Trades ${String(trades.data.length)} closed`) })
      .waitFor()
    await page
      .getByRole("application", { name: "Price with the trades of the run" })
      .locator("canvas")
      .waitFor()
  })

  it("stands a run's trades on its bars, and tells them where the crosshair is", async () => {
    const id = idInAddress()
    const { columns, dates } = await api<{ columns: Record<string, number[]>; dates: string[] }>(
      `/backtests/${id}/series?columns=open,high,low,close`,
    )
    const { data } = await api<{ data: { entryDate: string; entryPrice: number }[] }>(
      `/backtests/${id}/trades`,
    )
    const [first] = data
    const at = dates.indexOf(first?.entryDate ?? "")
    expect(columns["low"]?.[at]).toBeLessThanOrEqual(columns["high"]?.[at] ?? NaN)
    const chart = page.getByRole("application", { name: "Price with the trades of the run" })
    await chart.focus()
    await page.keyboard.press("Home")
    for (let step = 0; step < Math.floor(at / 20); step++) await page.keyboard.press("Shift+ArrowRight")
    for (let step = 0; step < at % 20; step++) await page.keyboard.press("ArrowRight")
    const section = page.locator("section", {
      has: page.getByRole("heading", { name: "Trades on the price" }),
    })
    await section.getByText(`Long begins at ${(first?.entryPrice ?? NaN).toFixed(2)}`).waitFor()
    expect(await plain(section)).toContain(`High ${(columns["high"]?.[at] ?? NaN).toFixed(2)}`)
    await page.keyboard.press("Escape")
  })

  it("shows its months and its drawdowns, and each figure of them explains itself", async () => {
    const run = await api<{ statistics: Record<string, number>; yearly: { year: number }[] }>(
      `/backtests/${idInAddress()}`,
    )
    const months = page.getByRole("region", { name: "Returns by month" })
    await months.waitFor()
    expect(await months.getByRole("row").count()).toBe(run.yearly.length + 1)
    const deepest = page
      .getByRole("region", { name: "Drawdowns" })
      .getByRole("row")
      .nth(1)
      .getByRole("rowheader")
    expect(await plain(deepest)).toBe(`${((run.statistics["maxDrawdown"] ?? NaN) * 100).toFixed(2)} %`)
    await page.getByRole("button", { name: "Best month", exact: true }).last().click()
    await page.getByRole("note").getByRole("heading", { name: "Best month" }).waitFor()
    await page.keyboard.press("Escape")
  })

  it("writes money in the currency that it was told, and compares with a benchmark", async () => {
    const back = page.url()
    await page.getByRole("link", { name: "Change and run again" }).click()
    await page.getByRole("textbox", { name: "Slow average, bars" }).fill("71")
    await page.getByRole("textbox", { name: "Currency" }).fill("eur")
    await page.getByRole("button", { name: /^Benchmark/ }).click()
    await page.getByRole("option", { name: /^dropped\.csv/ }).click()
    await page.getByRole("button", { name: "Run the backtest" }).click()
    await page.waitForURL((url) => url.href !== back && /^\/backtests\/.+/.test(url.pathname))
    await page.getByText("synthetic-daily.csv against dropped.csv").waitFor()
    expect(await plain(page.getByRole("region", { name: "Closed trades" }))).toMatch(/[+-]€\d/)
    await page.goto(back)
    await page.getByRole("region", { name: "Closed trades" }).waitFor()
    expect(await plain(page.locator("main"))).not.toMatch(/[€$]|XXX/)
  })

  it("explains a figure, and zooms to a trade", async () => {
    await page.getByRole("button", { name: "Sharpe ratio", exact: true }).first().click()
    await page.getByRole("note").getByText("Risk-free rate", { exact: true }).waitFor()
    await page.keyboard.press("Escape")
    await page.getByRole("button", { name: "Look at it" }).first().click()
    await page.waitForURL(/from=\d{4}-\d\d-\d\d&to=/)
    await page.goBack()
    await page.waitForURL((url) => url.search === "")
    expect(await page.getByRole("button", { name: "Show all of it" }).count()).toBe(0)
  })

  it("says beside the field what a rule may be made of", async () => {
    await openLab("One run")
    await page.getByLabel("Rule", { exact: true }).selectOption("rules")
    await page.getByRole("textbox", { name: /^Entry/ }).fill("clse > sma(close, 200)")
    await page.getByRole("textbox", { name: /^Exit/ }).fill("close < sma(close, 200)")
    await page.getByRole("button", { name: "Run the backtest" }).click()
    await page.getByText(/“clse” is not known; allowed are open, high, low, close/).waitFor()
    expect(await page.getByRole("textbox", { name: /^Entry/ }).getAttribute("aria-invalid")).toBe("true")
    await page.getByRole("textbox", { name: /^Entry/ }).fill("close > sma(close, 200)")
    await page.getByRole("button", { name: "Run the backtest" }).click()
    await page.getByRole("heading", { level: 1, name: "Rules: close > sma(close, 200)" }).waitFor()
  })

  it("searches ten thousand points, and opens one of them", async () => {
    await openLab("Search")
    await fillRanges(tenThousand)
    await page.getByRole("button", { name: /^Search 10.000.runs$/ }).click()
    await page
      .getByRole("heading", { level: 2, name: "Sharpe ratio of every run" })
      .waitFor({ timeout: 60_000 })
    expect(await plain(answer())).toMatch(
      /had the largest Sharpe ratio, .* of 10 000 runs; probability of overfitting/,
    )
    const search = await api<{ result: { runs: number; best: { params: Record<string, number> } } }>(
      `/optimizations/${idInAddress()}`,
    )
    expect(search.result.runs).toBe(10_000)
    const { fast, slow } = search.result.best.params

    // The best is chosen at first; an arrow key goes to its neighbour, whose run is one press further.
    const panel = page.getByRole("complementary", { name: "The chosen run" })
    expect(await plain(panel)).toContain(`fast ${String(fast)}, slow ${String(slow)} the best`)
    await page.getByRole("application", { name: /^Sharpe ratio by/ }).focus()
    await page.keyboard.press("ArrowDown")
    const below = (slow ?? NaN) - 2
    await panel.getByRole("heading", { name: `fast ${String(fast)}, slow ${String(below)}` }).waitFor()
    await panel.getByRole("button", { name: /^Open the run/ }).click()
    await page
      .getByRole("heading", { level: 1, name: `SMA cross ${String(fast)}, ${String(below)}` })
      .waitFor()
  })

  it("shows how far a long search is, and stops it", async () => {
    await openLab("Search")
    await fillRanges(tenThousand)
    // No short cut through the kernel for this figure: some ten seconds.
    await page.getByLabel("Maximise").selectOption("sortinoRatio")
    await page.getByRole("button", { name: /^Search 10.000.runs$/ }).click()
    const progress = page.getByRole("region", { name: "Progress" })
    await progress.getByText(/^Searching (?!0)\d+.%/).waitFor({ timeout: 30_000 })
    await progress.getByText(/to go$/).waitFor()
    await progress.getByRole("button", { name: "Cancel" }).click()
    await page.getByRole("heading", { name: "Cancelled" }).waitFor({ timeout: 30_000 })
    const search = await api<{ state: string; result: unknown }>(`/optimizations/${idInAddress()}`)
    expect(search).toMatchObject({ state: "cancelled", result: null })
  })

  it("walks forward, every fold with what it chose and what came of it", async () => {
    await openLab("Walk-forward")
    await page.getByRole("button", { name: "Walk forward over 5 folds" }).click()
    const table = page.getByRole("region", { name: "What each fold chose" })
    await table.getByRole("row").nth(5).waitFor({ timeout: 60_000 })
    expect(await plain(answer())).toMatch(/ out of sample, deepest drawdown .* of 5 folds gained/)
    const walk = await api<{ result: { folds: { params: Record<string, number> }[] } }>(
      `/walk-forwards/${idInAddress()}`,
    )
    for (const [at, { params }] of walk.result.folds.entries()) {
      expect(await plain(table.getByRole("row").nth(at + 1))).toContain(
        `fast ${String(params["fast"])}, slow ${String(params["slow"])}`,
      )
    }
    await page
      .getByRole("application", { name: /^Equity and drawdown/ })
      .locator("canvas")
      .first()
      .waitFor()
    await page.getByRole("button", { name: "Annual return", exact: true }).click()
    const note = page.getByRole("note")
    await note.getByText("Periods a year", { exact: true }).waitFor()
    expect(await plain(note)).toMatch(/Periods a year 252 .*Working \(1 \+ /)
    await page.keyboard.press("Escape")
  })

  it("compares runs of the history, and tells their differences", async () => {
    await page.goto(`${product.url}/backtests`)
    await page.getByRole("checkbox", { name: "Compare SMA cross 20, 70" }).check()
    await page.getByRole("checkbox", { name: /^Compare Rules/ }).check()
    await page.getByRole("link", { name: /^Compare 2.runs$/ }).click()
    const table = page.getByRole("region", { name: "Figures of the compared runs" })
    await table.getByRole("row").nth(1).waitFor()
    const cells = await table.getByRole("row").nth(1).getByRole("cell").allInnerTexts()
    const [first = NaN, second = NaN] = cells.map((cell) =>
      Number(cell.replace("\u2212", "-").replace(/[^\d.-]/g, "")),
    )
    await page.getByRole("radio", { name: "Differences from the first" }).check({ force: true })
    const difference = await plain(table.getByRole("row").nth(1).getByRole("cell").nth(1))
    expect(Number(difference.replace(/[^\d.-]/g, ""))).toBeCloseTo(second - first, 0)
    expect(difference).toMatch(/ pts$/)
  })

  it("removes a run from the history, and brings it back", async () => {
    await page.goto(`${product.url}/backtests`)
    const row = page.getByRole("row", { name: /SMA cross 20, 70/ })
    await row.waitFor()
    const before = await api("/backtests")
    await row.getByRole("button", { name: /^Remove/ }).click()
    await row.waitFor({ state: "detached" })
    await page.getByRole("button", { name: "Undo" }).click()
    await row.waitFor()
    expect(await api("/backtests")).toEqual(before)
  })

  it("leaves nothing in the browser's console but the refusal of the rule", () => {
    expect(complaints.filter((text) => !text.includes("status of 422"))).toEqual([])
  })
})
