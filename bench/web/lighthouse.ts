// Lighthouse on mobile settings, with the demo's data on the pages: `node bench/web/lighthouse.ts [--runs 5]` after
// `npm run build`. Medians, since a run shares its machine with others.
import { writeFileSync } from "node:fs"
import { loadavg } from "node:os"
import { parseArgs } from "node:util"
import lighthouse, { type Result } from "lighthouse"
import { openBrowser, startProduct } from "../../test/e2e/product.ts"
import { machine } from "../machine.ts"
import { median } from "../measure.ts"
import { freePort } from "./free-port.ts"
import { tableOf } from "./table-of.ts"

const { values: options } = parseArgs({
  options: {
    runs: { type: "string", default: "5" },
    // Where the last report of each page goes: `<prefix>overview.json`.
    reports: { type: "string" },
  },
})

const categories = ["performance", "accessibility", "best-practices", "seo"] as const
const figures = [
  { id: "first-contentful-paint", label: "FCP", text: seconds },
  { id: "largest-contentful-paint", label: "LCP", text: seconds },
  { id: "interactive", label: "TTI", text: seconds },
  { id: "speed-index", label: "SI", text: seconds },
  { id: "total-blocking-time", label: "TBT", text: (ms: number) => `${ms.toFixed(0)} ms` },
  { id: "cumulative-layout-shift", label: "CLS", text: (shift: number) => shift.toFixed(3) },
] as const

const product = await startProduct(["--demo"])
const debuggingPort = await freePort()
const browser = await openBrowser({ debuggingPort })
try {
  const rows: string[][] = []
  const faults = new Set<string>()
  for (const page of await pagesOf(product.url)) {
    const results: Result[] = []
    for (let run = 1; run <= Number(options.runs); run++) {
      process.stderr.write(`${page.name}, run ${String(run)}\n`)
      const result = await audit(product.url + page.path)
      results.push(result)
      for (const fault of faultsOf(result)) faults.add(`${page.name}: ${fault}`)
      if (options.reports !== undefined) {
        writeFileSync(`${options.reports}${page.name.replace(" ", "-")}.json`, JSON.stringify(result))
      }
    }
    rows.push([
      page.name,
      ...categories.map((id) =>
        median(results.map((result) => (result.categories[id].score ?? 0) * 100)).toFixed(0),
      ),
      ...figures.map(({ id, text }) =>
        text(median(results.map((result) => result.audits[id].numericValue ?? Number.NaN))),
      ),
    ])
  }
  const head = ["page", ...categories, ...figures.map(({ label }) => label)]
  process.stdout.write(
    `${machine()}, load ${loadavg()[0].toFixed(1)}, Chromium ${browser.version()}\n\n${tableOf(head, rows)}\n`,
  )
  for (const fault of faults) process.stdout.write(`- ${fault}\n`)
} finally {
  await browser.close()
  await product.stop()
}

/** The report of a page; now and then Lighthouse loses the beginning of its trace and asks to be run again. */
async function audit(url: string, tries = 3): Promise<Result> {
  const outcome = await lighthouse(url, {
    port: debuggingPort,
    logLevel: "error",
    onlyCategories: [...categories],
  })
  if (outcome === undefined) throw new Error(`Lighthouse has no result for ${url}`)
  const { runtimeError } = outcome.lhr
  if (runtimeError === undefined) return outcome.lhr
  if (tries === 1) throw new Error(runtimeError.message)
  return audit(url, tries - 1)
}

async function pagesOf(url: string): Promise<{ name: string; path: string }[]> {
  return [
    { name: "overview", path: "/" },
    { name: "tear sheet", path: `/portfolios/${await firstOf("portfolios")}` },
    { name: "lab", path: "/backtests" },
    { name: "backtest", path: `/backtests/${await firstOf("backtests")}` },
    { name: "search", path: `/backtests/search/${await firstOf("optimizations")}` },
    { name: "data", path: "/data" },
  ]

  async function firstOf(resource: string): Promise<string> {
    const response = await fetch(`${url}/api/v1/${resource}`)
    const { data } = (await response.json()) as { data: { id: string }[] }
    const [first] = data
    if (first === undefined) throw new Error(`the demo has no ${resource}`)
    return first.id
  }
}

/** What keeps a category from its full score. */
function faultsOf(result: Result): string[] {
  return categories.flatMap((category) =>
    result.categories[category].auditRefs
      .filter(({ id, weight }) => weight > 0 && (result.audits[id].score ?? 1) < 0.98)
      .map(({ id }) => `${category}, ${id} ${result.audits[id].displayValue ?? ""}`.trimEnd()),
  )
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(2)} s`
}
