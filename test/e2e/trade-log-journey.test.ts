import { readFileSync } from "node:fs"
import { join } from "node:path"
import type { Browser, Page } from "playwright-core"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { repository } from "../architecture-rules.ts"
import { sharedDataPresent, sharedPath } from "../shared-data.ts"
import { chromiumPath, openBrowser, type Product, startProduct } from "./product.ts"

// What a person does with an export: drop it, read the preview, import it, read the tear sheet, filter, take it back.

/** Rows of a quoted Option Omega export, read without any code of the product. */
function rowsOf(path: string): Map<string, string>[] {
  const [header = "", ...lines] = readFileSync(path, "utf8")
    .replace(/^\uFEFF/, "")
    .trimEnd()
    .split("\r\n")
  const cells = (line: string) =>
    [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^",]*))/g)].map((match) => match[1] ?? match[2] ?? "")
  const names = cells(header)
  return lines.map((line) => new Map(cells(line).map((cell, index) => [names[index] ?? "", cell])))
}

/** The text that a person reads for an amount: `+$1 146 840` → 1146840, `−$12.50` → −12.5. */
function amount(text: string): number {
  return Number(text.replace("−", "-").replace(/[^\d.-]/g, ""))
}

const profit = (rows: readonly Map<string, string>[]) =>
  rows.reduce((sum, row) => sum + Number(row.get("P/L")), 0)

async function upload(page: Page, files: readonly string[]): Promise<void> {
  const chooser = page.waitForEvent("filechooser")
  await page.getByRole("button", { name: "Import", exact: true }).click()
  await (await chooser).setFiles([...files])
  await page.waitForURL(/\/import\//)
}

/** The value of a headline figure, by its label. */
const figure = (page: Page, label: string) =>
  page
    .getByRole("region", { name: "Headline figures" })
    .locator("div", { has: page.getByRole("button", { name: label, exact: true }) })
    .locator("dd")
    .first()

describe.skipIf(chromiumPath === "")("the journey of a trade log", () => {
  let product: Product
  let browser: Browser
  let page: Page
  const complaints: string[] = []

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

  it("starts with the synthetic demo and says that it is synthetic", async () => {
    await page.goto(product.url)
    const demo = page.getByRole("link", { name: /synthetic option strategies/i }).first()
    await demo.waitFor()
    expect(await page.getByText("Synthetic", { exact: true }).first().isVisible()).toBe(true)
    await demo.click()
    await page.getByRole("heading", { level: 1, name: /synthetic option strategies/i }).waitFor()
    const rows = rowsOf(join(repository, "demo/synthetic-trade-log.csv"))
    await figure(page, "Total P/L").waitFor()
    expect(amount(await figure(page, "Total P/L").innerText())).toBeCloseTo(profit(rows), -1)
  })

  it.skipIf(!sharedDataPresent)("takes a log of 4,495 trades from file to tear sheet and back", async () => {
    const path = sharedPath("data/trade-logs/nemo-sample-trade-log.csv")
    const rows = rowsOf(path)
    expect(rows).toHaveLength(4495)
    await page.goto(product.url)
    await upload(page, [path])

    // Preview: every line accounted for, nothing imported yet.
    const importing = page.getByRole("button", { name: /^Import 4.495 trades$/ })
    await importing.waitFor()
    expect((await page.getByRole("main").innerText()).replace(/\s/g, " ")).toContain(
      "4 496 lines = 4 495 in records + 1 header",
    )
    expect(await portfolioNames(product)).not.toContain("nemo-sample-trade-log")
    for (const box of await page.getByRole("checkbox").all()) await box.check()
    await importing.click()

    // Tear sheet.
    await page.waitForURL(/\/portfolios\//)
    await figure(page, "Total P/L").waitFor()
    expect(amount(await figure(page, "Total P/L").innerText())).toBeCloseTo(profit(rows), -1)
    expect(await portfolioNames(product)).toContain("nemo-sample-trade-log")
    await page.getByText(/^Imported\s4\s495\strades/).waitFor()

    // Filter by a strategy whose name has a comma in it; the state is in the address, and back takes it off.
    const strategy = "R3. Mr. Tea's RIC (No Mondays, no Short weeks)"
    const names = new Set(rows.map((row) => row.get("Strategy") ?? ""))
    const chosen = names.has(strategy) ? strategy : ([...names].find((name) => name.includes(",")) ?? "")
    const kept = rows.filter((row) => row.get("Strategy") === chosen)
    await page.goto(`${page.url().split("?")[0]}?strategy=${encodeURIComponent(chosen)}`)
    const count = new Intl.NumberFormat("en").format(kept.length).replace(",", ".")
    await page
      .getByRole("status")
      .filter({ hasText: new RegExp(`^${count}\\sof\\s4.495\\strades|^${count}\\strades`) })
      .waitFor()
    expect(amount(await figure(page, "Total P/L").innerText())).toBeCloseTo(profit(kept), -1)

    // Narrowing the dates by hand writes them to the address.
    await page.getByLabel("From", { exact: true }).fill("2024-01-01")
    await page.keyboard.press("Tab")
    await page.waitForURL(/from=2024-01-01/)
    const late = kept.filter((row) => (row.get("Date Closed") ?? "") >= "2024-01-01")
    await expect
      .poll(async () => amount(await figure(page, "Total P/L").innerText()))
      .toBeCloseTo(profit(late), -1)
    await page.goBack()
    await expect
      .poll(async () => amount(await figure(page, "Total P/L").innerText()))
      .toBeCloseTo(profit(kept), -1)

    // Undo: the trades are out of the portfolio again.
    await page.goto(page.url().split("?")[0] ?? "")
    await page.getByRole("region", { name: "Imports" }).getByRole("button", { name: "Undo" }).click()
    await page.getByRole("heading", { name: "This portfolio has no trades" }).waitFor()
    const portfolio = (await portfolios(product)).find(({ name }) => name === "nemo-sample-trade-log")
    expect(portfolio?.trades).toBe(0)
  })

  it("leaves nothing in the browser's console", () => {
    expect(complaints).toEqual([])
  })

  it("refuses a file that is no trade log with a sentence, and imports nothing", async () => {
    await page.goto(product.url)
    const before = await portfolioNames(product)
    const chooser = page.waitForEvent("filechooser")
    await page.getByRole("button", { name: "Import", exact: true }).click()
    await (
      await chooser
    ).setFiles({ name: "people.csv", mimeType: "text/csv", buffer: Buffer.from("Name,Age\nAda,36\n") })
    await page
      .getByText(/people\.csv/)
      .first()
      .waitFor()
    expect(await portfolioNames(product)).toEqual(before)
  })
})

async function portfolios(product: Product): Promise<{ name: string; trades: number }[]> {
  const response = await fetch(`${product.url}/api/v1/portfolios`)
  const body = (await response.json()) as { data: { name: string; trades: number }[] }
  return body.data
}

async function portfolioNames(product: Product): Promise<string[]> {
  return (await portfolios(product)).map(({ name }) => name)
}
