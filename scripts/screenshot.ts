// Takes the README's pictures anew, of the demo's tear sheet and search: `node scripts/screenshot.ts` after `npm run build`.
import { statSync } from "node:fs"
import { fileURLToPath } from "node:url"
import { demoPath, openPage } from "../test/e2e/pages.ts"
import { openBrowser, startProduct } from "../test/e2e/product.ts"

const maxBytes = 300_000

const product = await startProduct()
const browser = await openBrowser()
try {
  const page = await openPage(browser, {
    viewport: { width: 1440, height: 900 },
    deviceScaleFactor: 1,
    colorScheme: "light",
    reducedMotion: "reduce",
  })
  const picture = async (name: string) => {
    const path = fileURLToPath(new URL(`../docs/images/${name}.png`, import.meta.url))
    await page.evaluate(() => document.fonts.ready)
    await page.screenshot({ path })
    const { size } = statSync(path)
    if (size > maxBytes)
      throw new Error(`${path} has ${String(size)} bytes; at most ${String(maxBytes)} belong in a README`)
    process.stdout.write(`${path}, ${String(size)} bytes\n`)
  }
  await page.goto(product.url + (await demoPath(product)))
  await page.locator(".time-chart canvas").first().waitFor()
  await page.getByRole("region", { name: "Headline figures" }).waitFor()
  await picture("tear-sheet")

  const response = await fetch(`${product.url}/api/v1/optimizations`)
  const { data } = (await response.json()) as { data: { id: string }[] }
  await page.goto(`${product.url}/backtests/search/${data[0].id}`)
  await page.getByRole("region", { name: "The best runs" }).waitFor()
  await page.locator("canvas").first().waitFor()
  await picture("search")
} finally {
  await browser.close()
  await product.stop()
}
