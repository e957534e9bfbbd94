import { join } from "node:path"
import axe from "axe-core"
import type { Browser, Page } from "playwright-core"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { repository } from "../architecture-rules.ts"
import { chooseFiles, demoPath, demoPrices, desk, openPage, phone, wholeTearSheet } from "./pages.ts"
import { chromiumPath, openBrowser, type Product, startProduct } from "./product.ts"

/** Rules of WCAG 2.2 up to AA that axe-core can decide, as sentences: what is wrong, and on which element. */
async function violations(page: Page): Promise<string[]> {
  // All of it in sight: what happens to stand under the bar at the bottom would count as too small to press.
  const height = await page.evaluate(() => document.documentElement.scrollHeight)
  await page.setViewportSize({ width: page.viewportSize()?.width ?? 0, height: height + 200 })
  await page.evaluate(axe.source)
  const { violations: found } = await page.evaluate(() =>
    (window as unknown as { axe: typeof axe }).axe.run(document, {
      runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    }),
  )
  return found.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${help} at ${String(target)}. ${failureSummary ?? ""}`),
  )
}

describe.skipIf(chromiumPath === "")("the pages are accessible", () => {
  let product: Product
  let browser: Browser
  let tearSheet: string
  let prices: string[]

  beforeAll(async () => {
    product = await startProduct()
    browser = await openBrowser()
    tearSheet = await demoPath(product)
    prices = await demoPrices(product)
  })
  afterAll(async () => {
    await browser?.close()
    await product?.stop()
  })

  describe.each(["light", "dark"] as const)("in %s", (colorScheme) => {
    it.each([
      ["a desk", desk],
      ["a phone", phone],
    ] as const)("on %s: overview, portfolios and tear sheet", async (_, size) => {
      const page = await openPage(browser, { ...size, colorScheme })
      await page.goto(product.url)
      await page.getByRole("region", { name: "Portfolios" }).waitFor()
      expect(await violations(page)).toEqual([])
      await page.goto(`${product.url}/portfolios`)
      await page.getByRole("table").waitFor()
      expect(await violations(page)).toEqual([])
      await page.goto(product.url + tearSheet)
      await wholeTearSheet(page)
      expect(await violations(page)).toEqual([])
      await page.context().close()
    })

    it.each([
      ["a desk", desk],
      ["a phone", phone],
    ] as const)("on %s: a portfolio's form, what is wrong with it, and its result", async (_, size) => {
      const page = await openPage(browser, { ...size, colorScheme })
      const rows = prices.map((id, at) => `${String(at + 1)}.prices=file:${id}`).join("&")
      const address = `${product.url}/backtests/portfolio?${rows}&2.strategy=sma-cross`
      await page.goto(`${address}&1.weight=80&2.weight=30`)
      await page.getByRole("button", { name: "Run the portfolio" }).click()
      await page
        .getByRole("status")
        .getByText(/more than there is/)
        .waitFor()
      expect(await violations(page)).toEqual([])
      await page.goto(`${address}&contribution=500&benchmark=file:${prices[0] ?? ""}`)
      await page.getByRole("button", { name: "Run the portfolio" }).click()
      await page.getByRole("table", { name: "Trades" }).waitFor()
      await page.locator(".time-chart canvas").last().waitFor()
      expect(await violations(page)).toEqual([])
      await page.context().close()
    })

    it.each([
      ["a desk", desk],
      ["a phone", phone],
    ] as const)("on %s: the lab, a run, a search and a walk-forward", async (_, size) => {
      const page = await openPage(browser, { ...size, colorScheme })
      const [first = ""] = prices
      const address = `${product.url}/backtests?prices=file:${first}&benchmark=file:${first}`
      await page.goto(`${address}&set.fast=x`)
      await page.getByText("A whole number from 2 to 100.").waitFor()
      expect(await violations(page)).toEqual([])
      await page.goto(`${address}&currency=EUR&stopLossPercent=3&takeProfitPercent=3`)
      await page.getByRole("button", { name: "Run the backtest" }).click()
      await page.getByRole("region", { name: "Returns by month" }).waitFor()
      await page.getByRole("region", { name: "Closed trades" }).waitFor()
      await page.locator(".time-chart canvas").last().waitFor()
      expect(await violations(page)).toEqual([])
      for (const [mode, part] of [
        ["search", "The best runs"],
        ["walk", "What each fold chose"],
      ] as const) {
        await page.goto(`${address}&mode=${mode}&grid.fast=4:20:4&grid.slow=40:80:20`)
        await page.getByRole("button", { name: /^(Search \d|Walk forward)/ }).click()
        await page.getByRole("region", { name: part }).waitFor()
        await page.locator("canvas").last().waitFor()
        expect(await violations(page)).toEqual([])
      }
      await page.context().close()
    })

    it("a preview, with what it found", async () => {
      const page = await openPage(browser, { ...desk, colorScheme })
      await page.goto(product.url)
      await chooseFiles(page, [join(repository, "demo/synthetic-trade-log.csv")])
      await page.waitForURL(/\/import\//)
      await page.getByRole("heading", { name: "Every line accounted for" }).waitFor()
      expect(await violations(page)).toEqual([])
      await page.getByRole("button", { name: "Discard" }).click()
      await page.waitForURL(`${product.url}/`)
      await page.context().close()
    })
  })
})

describe.skipIf(chromiumPath === "")("a keyboard alone", () => {
  let product: Product
  let browser: Browser
  let page: Page

  beforeAll(async () => {
    product = await startProduct()
    browser = await openBrowser()
    page = await openPage(browser)
    await page.goto(product.url + (await demoPath(product)))
    await wholeTearSheet(page)
  })
  afterAll(async () => {
    await browser?.close()
    await product?.stop()
  })

  /** The accessible name of what has the focus. */
  const focused = () =>
    page.evaluate(() => {
      const element = document.activeElement
      const labels = element instanceof HTMLInputElement ? [...(element.labels ?? [])] : []
      return (
        element?.getAttribute("aria-label") ??
        labels[0]?.textContent ??
        element?.textContent ??
        ""
      ).trim()
    })
  const tabTo = async (name: RegExp) => {
    for (let step = 0; step < 80; step++) {
      await page.keyboard.press("Tab")
      if (name.test(await focused())) return
    }
    throw new Error(`Tab does not come to ${String(name)}`)
  }

  it("skips to the content first of all", async () => {
    await page.keyboard.press("Tab")
    expect(await focused()).toBe("Skip to content")
    expect(await page.locator(".skip-link").evaluate((link) => getComputedStyle(link).clipPath)).toBe("none")
    await page.keyboard.press("Enter")
    expect(await page.evaluate(() => document.activeElement?.id)).toBe("main")
  })

  it("chooses strategies and dates", async () => {
    await tabTo(/^All strategies$/)
    await page.keyboard.press("Enter")
    await page.getByRole("dialog", { name: "Choose strategies" }).waitFor()
    await page.keyboard.type("condor")
    await tabTo(/iron condor/i)
    await page.keyboard.press("Space")
    await page.waitForURL(/strategy=/)
    await page.keyboard.press("Escape")
    await expect.poll(focused).toMatch(/iron condor/i)
    await page.keyboard.press("Tab")
    expect(await focused()).toMatch(/All/)
    await page.keyboard.press("ArrowLeft")
    await page.waitForURL(/from=/)
  })

  it("explains a figure where the focus stands", async () => {
    await tabTo(/^Sharpe ratio$/)
    await page.getByRole("note").getByText("Made from").waitFor()
    expect(await page.getByRole("note").innerText()).toContain("Sharpe ratio")
    await page.keyboard.press("Escape")
  })

  it("moves through the trades, opens one and comes back", async () => {
    await page.getByRole("grid", { name: "Trades" }).focus()
    await page.keyboard.press("ArrowDown")
    await page.keyboard.press("ArrowDown")
    const row = await page.getByRole("grid", { name: "Trades" }).getAttribute("aria-activedescendant")
    expect(row).toBe("trade-2")
    await page.keyboard.press("Enter")
    await page.getByRole("dialog").getByRole("heading", { name: "Legs" }).waitFor()
    await page.keyboard.press("Escape")
    await page.getByRole("dialog").waitFor({ state: "hidden" })
    expect(await focused()).toBe("Trades")
  })
})
