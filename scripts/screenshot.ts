// Takes the README's picture anew, of the demo's tear sheet: `node scripts/screenshot.ts` after `npm run build`.
import { statSync } from "node:fs"
import { fileURLToPath } from "node:url"
import { demoPath, openPage } from "../test/e2e/pages.ts"
import { openBrowser, startProduct } from "../test/e2e/product.ts"

const picture = fileURLToPath(new URL("../docs/images/tear-sheet.png", import.meta.url))
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
  await page.goto(product.url + (await demoPath(product)))
  await page.locator(".time-chart canvas").first().waitFor()
  await page.evaluate(() => document.fonts.ready)
  await page.getByRole("region", { name: "Headline figures" }).waitFor()
  await page.screenshot({ path: picture })
} finally {
  await browser.close()
  await product.stop()
}
const { size } = statSync(picture)
if (size > maxBytes)
  throw new Error(`${picture} has ${String(size)} bytes; at most ${String(maxBytes)} belong in a README`)
process.stdout.write(`${picture}, ${String(size)} bytes\n`)
