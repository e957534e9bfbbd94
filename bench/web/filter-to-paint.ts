// What a change of filter costs on a tear sheet of 10,000 trades, every section of it in the document, and how long a log of
// 100,000 trades takes from its upload to the first paint of its tear sheet: `node bench/web/filter-to-paint.ts` after
// `npm run build`. Clicks of a real Chromium; script, style and layout as its own accounts have them.
import { parseArgs } from "node:util"
import type { CDPSession, Page } from "playwright-core"
import { logsOfSize } from "../../demo/generate.ts"
import { openBrowser, startProduct } from "../../test/e2e/product.ts"
import { machine } from "../machine.ts"
import { median } from "../measure.ts"
import { importLog } from "./import-log.ts"
import { tableOf } from "./table-of.ts"

const { values: options } = parseArgs({
  options: {
    trades: { type: "string", default: "10000" },
    changes: { type: "string", default: "60" },
    upload: { type: "string", default: "100000" },
  },
})

/** By then a change is on the screen, and so is what follows it further down. */
const settledMs = 400
const mostWaits = 25

const product = await startProduct()
const browser = await openBrowser()
try {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
  const id = await importLog(product.url, "filter", logsOfSize(Number(options.trades)).tradeLog)
  await openWhole(page, `${product.url}/portfolios/${id}`)
  const changes = await measureChanges(page, Number(options.changes))
  const figures = Object.keys(changes[0] ?? {}) as (keyof Change)[]
  process.stdout.write(`${machine()}, Chromium ${browser.version()}\n\n`)
  process.stdout.write(
    `${tableOf(
      [`a change of filter, ${options.trades} trades`, "median", "p95"],
      figures.map((figure) => {
        const values = changes.map((change) => change[figure])
        return [figure, milliseconds(median(values)), milliseconds(percentile95(values))]
      }),
    )}\n`,
  )
  const uploaded = await measureUpload(page, Number(options.upload))
  process.stdout.write(
    `\nfrom upload to the tear sheet, ${options.upload} trades: ${milliseconds(uploaded)}\n`,
  )
} finally {
  await browser.close()
  await product.stop()
}

type Change = {
  script: number
  "style and layout": number
  "script until painted": number
  "engine, in its worker": number
  "click to paint": number
}

/** Opens a tear sheet and goes to its end and back, so that every section is there. */
async function openWhole(page: Page, url: string): Promise<void> {
  await page.goto(url)
  await page.getByRole("region", { name: "Headline figures" }).waitFor()
  for (let top = 0; top < 12; top++) {
    await page.mouse.wheel(0, 800)
    await page.waitForTimeout(60)
  }
  await page.getByRole("grid", { name: "Trades" }).waitFor()
  await page.evaluate(() => window.scrollTo(0, 0))
  await page.waitForTimeout(500)
}

async function measureChanges(page: Page, count: number): Promise<Change[]> {
  const session = await page.context().newCDPSession(page)
  // Time of the thread, not of the clock: what else the machine does does not count.
  await session.send("Performance.enable", { timeDomain: "threadTicks" })
  const places = await Promise.all(["1Y", "All", "YTD", "All"].map((label) => placeOf(page, label)))
  const changes: Change[] = []
  // The first ones warm up.
  for (let turn = -8; turn < count; turn++) {
    const { x, y } = places[(turn + 8) % places.length]
    await page.evaluate(() => performance.clearMeasures())
    const before = await spent(session)
    // Bare events, and nothing asked of the page meanwhile: the tool's own scripts would count.
    await page.mouse.click(x, y)
    for (let waited = 0; waited === 0 || (await measured(page)) === null; waited++) {
      if (waited === mostWaits) throw new Error("a click on the period did not change the page")
      await page.waitForTimeout(settledMs)
    }
    const after = await spent(session)
    const painted = await measured(page)
    if (turn < 0 || painted === null) continue
    const { duration, scriptMs, workerMs } = painted
    changes.push({
      script: after.script - before.script,
      "style and layout": after.layout - before.layout,
      "script until painted": scriptMs,
      "engine, in its worker": workerMs,
      "click to paint": duration,
    })
  }
  return changes
}

/** What the page itself notes of the last change, once it is on the screen. */
function measured(page: Page): Promise<{ duration: number; scriptMs: number; workerMs: number } | null> {
  return page.evaluate(() => {
    const [entry] = performance.getEntriesByName("filter-to-paint") as PerformanceMeasure[]
    if (entry === undefined) return null
    return { duration: entry.duration, ...(entry.detail as { scriptMs: number; workerMs: number }) }
  })
}

/** Where a choice of the period stands; the filters stay in view. */
async function placeOf(page: Page, label: string): Promise<{ x: number; y: number }> {
  const period = page.getByRole("radiogroup", { name: "Period" })
  const box = await period.getByText(label, { exact: true }).boundingBox()
  if (box === null) throw new Error(`there is no period ${label} to click`)
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 }
}

/** Milliseconds of processor that the page's main thread has spent so far. */
async function spent(session: CDPSession): Promise<{ script: number; layout: number }> {
  const { metrics } = await session.send("Performance.getMetrics")
  const seconds = (name: string) => metrics.find((metric) => metric.name === name)?.value ?? 0
  return {
    script: seconds("ScriptDuration") * 1000,
    layout: (seconds("LayoutDuration") + seconds("RecalcStyleDuration")) * 1000,
  }
}

/** From the commit of a log, as a browser does it after the upload, to the headline and the equity line on the screen. */
async function measureUpload(page: Page, trades: number): Promise<number> {
  const log = logsOfSize(trades).tradeLog
  const start = performance.now()
  const id = await importLog(product.url, "upload", log)
  await page.goto(`${product.url}/portfolios/${id}`)
  await page.getByRole("region", { name: "Headline figures" }).waitFor()
  await page.locator(".time-chart canvas").first().waitFor()
  return performance.now() - start
}

function percentile95(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.ceil(values.length * 0.95) - 1]
}

function milliseconds(value: number): string {
  return `${value < 100 ? value.toFixed(1) : value.toFixed(0)} ms`
}
