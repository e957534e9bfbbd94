import type { Browser, BrowserContextOptions, Page } from "playwright-core"
import type { Product } from "./product.ts"

export const desk = { viewport: { width: 1440, height: 900 } } as const
export const phone = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true } as const

/** A page in a window of its own, without what other tests left in the browser. */
export async function openPage(browser: Browser, options: BrowserContextOptions = desk): Promise<Page> {
  return (await browser.newContext(options)).newPage()
}

/** The address of the demo's tear sheet. */
export async function demoPath({ url }: Product): Promise<string> {
  const response = await fetch(`${url}/api/v1/demo`, { method: "POST" })
  const { portfolioId } = (await response.json()) as { portfolioId: string }
  return `/portfolios/${portfolioId}`
}

/** The ids of the demo's files of prices. */
export async function demoPrices({ url }: Product): Promise<string[]> {
  const { data } = (await (await fetch(`${url}/api/v1/price-files`)).json()) as { data: { id: string }[] }
  return data.map(({ id }) => id)
}

/** Chooses files as if in the system's dialog. */
export async function chooseFiles(
  page: Page,
  files: readonly string[] | { name: string; mimeType: string; buffer: Buffer },
): Promise<void> {
  const chooser = page.waitForEvent("filechooser")
  await page.getByRole("button", { name: "Import", exact: true }).click()
  await (await chooser).setFiles("name" in files ? files : [...files])
}

/** Waits for a tear sheet, and goes to its end and back, so that all of it is there. */
export async function wholeTearSheet(page: Page): Promise<void> {
  await page.getByRole("region", { name: "Headline figures" }).waitFor()
  await page.locator(".time-chart canvas").first().waitFor()
  for (const name of ["P/L of a trade", "Imports"]) {
    const heading = page.getByRole("heading", { name })
    await heading.waitFor()
    await heading.scrollIntoViewIfNeeded()
  }
  await page.getByRole("grid", { name: "Trades" }).waitFor()
  await page.evaluate(() => window.scrollTo(0, 0))
}
