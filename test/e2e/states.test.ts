import { readFileSync } from "node:fs"
import { join } from "node:path"
import type { Browser, Page } from "playwright-core"
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest"
import { repository } from "../architecture-rules.ts"
import { chooseFiles, demoPath, desk, openPage, phone, wholeTearSheet } from "./pages.ts"
import { chromiumPath, openBrowser, type Product, startProduct } from "./product.ts"

const tradeLog = join(repository, "demo/synthetic-trade-log.csv")
const dailyLog = join(repository, "demo/synthetic-daily-log.csv")

describe.skipIf(chromiumPath === "")("what a person meets", () => {
  let product: Product
  let browser: Browser
  let page: Page

  beforeAll(async () => {
    product = await startProduct()
    browser = await openBrowser()
  })
  beforeEach(async () => {
    page = await openPage(browser)
  })
  afterEach(() => page.context().close())
  afterAll(async () => {
    await browser?.close()
    await product?.stop()
  })

  const api = async (path: string, method = "GET"): Promise<unknown> => {
    const response = await fetch(`${product.url}/api/v1${path}`, { method })
    return response.status === 204 ? null : response.json()
  }
  const portfolios = async () => ((await api("/portfolios")) as { data: { id: string }[] }).data

  it("is told what belongs here where there is nothing, and can bring back what was deleted", async () => {
    for (const { id } of await portfolios()) await api(`/portfolios/${id}`, "DELETE")
    await page.goto(product.url)
    await page.getByRole("heading", { name: "Your portfolios will stand here" }).waitFor()
    await page.goto(`${product.url}/portfolios`)
    await page.getByRole("button", { name: /^Restore Demo/ }).click()
    await page.getByRole("link", { name: /^Demo/ }).waitFor()
    expect(await portfolios()).toHaveLength(1)
  })

  it("opens the demo where there is nothing", async () => {
    for (const { id } of await portfolios()) await api(`/portfolios/${id}`, "DELETE")
    await page.goto(product.url)
    await page.getByRole("button", { name: "Open the demo" }).click()
    await page.waitForURL(/\/portfolios\//)
    await page.getByRole("region", { name: "Headline figures" }).waitFor()
    expect(await portfolios()).toHaveLength(1)
  })

  it("asks the server nothing that came with the page", async () => {
    const asked: string[] = []
    page.on("request", (request) => {
      if (request.url().includes("/api/v1/")) asked.push(new URL(request.url()).pathname)
    })
    const path = await demoPath(product)
    await page.goto(product.url + path)
    await page.getByRole("region", { name: "Headline figures" }).waitFor()
    expect(asked).not.toContain("/api/v1/portfolios")
    expect(asked).not.toContain(`/api/v1${path}`)
  })

  it("imports a trade log with its daily log, and equity is the daily log's", async () => {
    await page.goto(product.url)
    await chooseFiles(page, [tradeLog, dailyLog])
    await page.waitForURL(/\/import\//)
    await page.getByRole("radio", { name: "synthetic-daily-log.csv" }).check()
    await page.getByText("Option Omega daily log", { exact: true }).first().waitFor()
    await page.getByLabel("Name", { exact: true }).fill("With its daily log")
    for (const box of await page.getByRole("checkbox").all()) await box.check()
    await page.getByRole("button", { name: /^Import 2.010 trades$/ }).click()
    await page.waitForURL(/\/portfolios\//)
    const basis = page.getByText(/^Equity from/)
    await basis.waitFor()
    expect(await basis.innerText()).toMatch(/^Equity from the daily log/)
  })

  it("leaves out a daily log that belongs to other trades", async () => {
    const other = readFileSync(dailyLog, "utf8").replace(/^("\d{4}-\d\d-\d\d",)(\d)/gm, "$19$2")
    expect(other).not.toBe(readFileSync(dailyLog, "utf8"))
    const form = new FormData()
    form.append("file", new Blob([readFileSync(tradeLog)]), "trades.csv")
    form.append("file", new Blob([other]), "other.csv")
    const upload = await fetch(`${product.url}/api/v1/imports`, { method: "POST", body: form })
    const { import: batch } = (await upload.json()) as { import: { id: string } }
    await page.goto(product.url)
    await page.getByText("trades.csv and other.csv").waitFor()
    await page.getByRole("link", { name: "Decide" }).click()
    await page.getByRole("button", { name: "Leave the daily log out" }).click()
    await page.waitForURL((url) => url.pathname.startsWith("/import/") && !url.pathname.endsWith(batch.id))
    await page.getByRole("heading", { level: 1, name: "Import trades.csv" }).waitFor()
    await page.getByLabel("Name", { exact: true }).fill("Alone")
    await page.getByRole("button", { name: /^Import 2.010 trades$/ }).click()
    const basis = page.getByText(/^Equity from/)
    await basis.waitFor()
    expect(await basis.innerText()).toMatch(/^Equity from closed trades/)
  })

  it("restores the undone import of a portfolio that is empty now", async () => {
    const path = await demoPath(product)
    const { data } = (await api(`${path}/imports`)) as { data: { id: string }[] }
    await api(`/imports/${data[0]?.id ?? ""}/undo`, "POST")
    await page.goto(product.url + path)
    await page.getByRole("heading", { name: "This portfolio has no trades" }).waitFor()
    await page.getByRole("button", { name: "Restore what was undone" }).click()
    await page.getByRole("region", { name: "Headline figures" }).waitFor()
    expect(await api(path)).toMatchObject({ trades: 2_010 })
  })

  it.each([
    ["no trade log", "people.csv", "Name,Age\nAda,36\n", /people\.csv/],
    ["empty", "empty.csv", "", /empty\.csv/],
    ["binary", "image.png", "\u0089PNG\r\n\u001A\n\u0000\u0000", /image\.png/],
  ])("is told in a sentence that a file is %s", async (_, name, text, named) => {
    await page.goto(product.url)
    const before = await portfolios()
    await chooseFiles(page, { name, mimeType: "text/csv", buffer: Buffer.from(text, "latin1") })
    const dialog = page.getByRole("dialog")
    await dialog.getByText("Nothing was imported.").waitFor()
    expect(await dialog.innerText()).toMatch(named)
    await dialog.getByRole("button", { name: "Close", exact: true }).last().click()
    await dialog.waitFor({ state: "hidden" })
    expect(await portfolios()).toEqual(before)
  })

  it("is told that the server is silent, keeps what is there, and goes on when it is back", async () => {
    await page.goto(product.url + (await demoPath(product)))
    await wholeTearSheet(page)
    await product.down()
    await page.getByRole("button", { name: "Download CSV" }).click()
    await page.getByText(/The server has not answered since/).waitFor()
    // Filters are answered here.
    await page.getByText("1Y", { exact: true }).click()
    await page
      .getByRole("status")
      .filter({ hasText: /of\s2.010\strades/ })
      .waitFor()
    await product.up()
    // The page also looks by itself, and may have noticed first.
    const silence = page.getByText(/The server has not answered since/)
    await page
      .getByRole("button", { name: "Try again" })
      .first()
      .click({ timeout: 2_000 })
      .catch(async () => silence.waitFor({ state: "hidden" }))
    await silence.waitFor({ state: "hidden" })
    expect(await page.getByRole("alert").count()).toBe(0)
  })

  it.each([
    ["a phone in the light", phone, "light"],
    ["a phone in the dark", phone, "dark"],
    ["the narrowest phone", { ...phone, viewport: { width: 360, height: 740 } }, "light"],
    ["a desk", desk, "light"],
  ] as const)("never scrolls sideways on %s", async (_, size, colorScheme) => {
    const narrow = await openPage(browser, { ...size, colorScheme })
    for (const path of ["/", "/portfolios", await demoPath(product)]) {
      await narrow.goto(product.url + path)
      await narrow.getByRole("heading", { level: 1 }).waitFor()
      if (path.startsWith("/portfolios/")) await wholeTearSheet(narrow)
      const [inner, scroll] = await narrow.evaluate(() => [
        window.innerWidth,
        document.documentElement.scrollWidth,
      ])
      // A phone that has to zoom out shows more than its width.
      expect(inner, path).toBe(size.viewport.width)
      expect(scroll, path).toBeLessThanOrEqual(size.viewport.width)
      const theme = await narrow.evaluate(() => document.documentElement.dataset["theme"])
      expect(theme).toBe(colorScheme)
    }
    await narrow.context().close()
  })

  it("has its filters in a row on a desk, and behind one button on a phone", async () => {
    for (const [size, narrow] of [
      [desk, false],
      [phone, true],
    ] as const) {
      const other = await openPage(browser, size)
      await other.goto(product.url + (await demoPath(product)))
      await other.getByRole("region", { name: "Headline figures" }).waitFor()
      expect(await other.getByRole("button", { name: "Filters" }).isVisible()).toBe(narrow)
      expect(await other.getByRole("button", { name: "All strategies" }).isVisible()).toBe(!narrow)
      expect(await other.getByRole("button", { name: /^Show 2.010 trades$/ }).isVisible()).toBe(false)
      await other.context().close()
    }
  })

  it("prints a tear sheet on two pages", async () => {
    await page.goto(product.url + (await demoPath(product)))
    await wholeTearSheet(page)
    const pdf = (await page.pdf({ preferCSSPageSize: true })).toString("latin1")
    expect(pdf.match(/\/Type\s*\/Page\b(?!s)/g)).toHaveLength(2)
  })
})
