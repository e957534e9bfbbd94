import { spawn } from "node:child_process"
import { Agent, request } from "node:http"
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { brotliDecompressSync } from "node:zlib"
import { barTime } from "../../src/engine/backtest/bars.ts"
import type { BacktestBody, OptimizationBody } from "../../src/contract/index.ts"
import { median } from "../measure.ts"
import { timed } from "./fastest.ts"
import { type BenchOptions, type Figure, line } from "./figure.ts"
import { walk } from "./grid.ts"

const bin = fileURLToPath(new URL("../../bin/foliant.js", import.meta.url))

/** Times of each request; the first half of them warms up. */
const TIMES = 1_000

/** Runs through a server of its own over HTTP, started as `npm start` starts it, with a store of its own. */
export async function serviceFigures({ quick }: BenchOptions): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), "foliant-bench-service-"))
  const server = spawn(
    process.execPath,
    ["--max-semi-space-size=2", bin, "serve", "--port", "0", "--data-dir", folder],
    {
      stdio: ["ignore", "pipe", "ignore"],
    },
  )
  try {
    const api = `${await addressOf(server.stdout)}/api/v1`
    const body = await testBody(api)
    const send = sender(api)
    const timesOf = async (request: (at: number) => Promise<unknown>) => {
      const found: number[] = []
      for (let at = 0; at < (quick ? 2 : TIMES); at++) found.push(await timed(() => request(at)))
      const warm = found.slice(found.length >> 1)
      return { least: Math.min(...warm), median: median(warm) }
    }
    const fresh = await timesOf((at) => send("/backtests", { ...body, settings: { cash: 10_000 + at } }))
    const identical = await timesOf(() => send("/backtests", body))
    const cancelling: number[] = []
    for (let at = 0; at < (quick ? 1 : 10); at++) cancelling.push(await cancelTime(api, body, at, send))
    return [
      line(
        "ten years of days through the API",
        fresh.median,
        "ms",
        "≤ 5",
        `median: new, on the disk and answered; the least ${ms(fresh.least)}`,
      ),
      line(
        "an identical request",
        identical.median,
        "ms",
        "≤ 1",
        `median over HTTP, the client's part included; the least ${ms(identical.least)}`,
      ),
      line(
        "from asking to cancel to cancelled",
        median(cancelling),
        "ms",
        "≤ 100",
        "a search under way, over HTTP; median of 10",
      ),
    ]
  } finally {
    server.kill()
    await new Promise((resolve) => server.once("exit", resolve))
    rmSync(folder, { recursive: true })
  }
}

function ms(milliseconds: number): string {
  return `${milliseconds.toPrecision(3)} ms`
}

async function addressOf(stdout: NodeJS.ReadableStream): Promise<string> {
  let text = ""
  for await (const chunk of stdout) {
    text += String(chunk)
    const match = /http:\/\/[\d.:]+/.exec(text)
    if (match !== null) return match[0]
  }
  throw new Error(`the server did not start: ${text}`)
}

async function testBody(api: string): Promise<BacktestBody> {
  const bars = walk(2_520)
  const rows = Array.from(bars.close, (close, bar) =>
    [barTime(bars, bar), bars.open[bar], bars.high[bar], bars.low[bar], close].join(","),
  )
  const form = new FormData()
  form.append("file", new Blob([["date,open,high,low,close", ...rows].join("\n")]), "walk.csv")
  const response = await fetch(`${api}/price-files`, { method: "POST", body: form })
  const { id } = (await response.json()) as { id: string }
  return { prices: { priceFile: id }, strategy: { id: "sma-cross" } }
}

type Send = (path: string, content: unknown) => Promise<{ id: string; state: string; jobId: string }>

/**
 * Sends and reads over one connection that stays open. Plain HTTP, with an answer packed as browsers ask for it: `fetch` would add half a
 * millisecond of its own.
 */
function sender(api: string): Send {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  const headers = { "content-type": "application/json", "accept-encoding": "gzip, br" }
  return (path, content) =>
    new Promise((resolve, reject) => {
      const asked = request(api + path, { agent, method: "POST", headers }, (response) => {
        const chunks: Buffer[] = []
        response.on("data", (chunk: Buffer) => chunks.push(chunk))
        response.on("end", () => {
          const bytes = Buffer.concat(chunks)
          const isPacked = response.headers["content-encoding"] === "br"
          const text = (isPacked ? brotliDecompressSync(bytes) : bytes).toString()
          if ((response.statusCode ?? 500) < 300) resolve(JSON.parse(text) as Awaited<ReturnType<Send>>)
          else reject(new Error(text))
        })
      })
      asked.on("error", reject)
      asked.end(JSON.stringify(content))
    })
}

/** Starts a search of minutes, and cancels it once it runs. */
async function cancelTime(api: string, body: BacktestBody, at: number, send: Send): Promise<number> {
  const search: OptimizationBody = {
    ...body,
    // With a stop-loss every run goes through the order engine.
    settings: { stopLoss: 0.05, cash: 20_000 + at },
    ranges: [
      { name: "fast", from: 2, to: 100, step: 1 },
      { name: "slow", from: 101, to: 400, step: 1 },
    ],
  }
  const { id, jobId } = await send("/optimizations", search)
  const reaches = async (state: string) => {
    for (;;) {
      const job = (await (await fetch(`${api}/jobs/${jobId}`)).json()) as { state: string }
      if (job.state === state) return
      await new Promise((resolve) => setTimeout(resolve, 2))
    }
  }
  await reaches("running")
  await new Promise((resolve) => setTimeout(resolve, 100))
  const elapsed = await timed(async () => {
    await send(`/jobs/${jobId}/cancel`, {})
    await reaches("cancelled")
  })
  await fetch(`${api}/optimizations/${id}`, { method: "DELETE" })
  return elapsed
}
