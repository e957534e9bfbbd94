import { spawn } from "node:child_process"
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { barTime } from "../../src/engine/backtest/bars.ts"
import type { BacktestBody, OptimizationBody } from "../../src/contract/index.ts"
import { median } from "../measure.ts"
import { timed } from "./fastest.ts"
import type { BenchOptions, Figure } from "./figure.ts"
import { walk } from "./grid.ts"

const bin = fileURLToPath(new URL("../../bin/foliant.js", import.meta.url))

/** Runs through a server of its own over HTTP, with a store of its own. The least of many: the client and the server share the machine. */
export async function serviceFigures({ quick }: BenchOptions): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), "foliant-bench-service-"))
  const server = spawn(process.execPath, [bin, "serve", "--port", "0", "--data-dir", folder], {
    stdio: ["ignore", "pipe", "ignore"],
  })
  try {
    const api = `${await addressOf(server.stdout)}/api/v1`
    const body = await testBody(api)
    const send: Send = (path, content) =>
      fetch(api + path, {
        method: "POST",
        body: JSON.stringify(content),
        headers: { "content-type": "application/json" },
      }).then(async (response) => {
        if (!response.ok) throw new Error(await response.text())
        return (await response.json()) as { id: string; state: string; jobId: string }
      })
    const times = quick ? 2 : 300
    const timesOf = async (request: (at: number) => Promise<unknown>) => {
      const found: number[] = []
      for (let at = 0; at < times; at++) found.push(await timed(() => request(at)))
      return { least: Math.min(...found), median: median(found) }
    }
    const fresh = await timesOf((at) => send("/backtests", { ...body, settings: { cash: 10_000 + at } }))
    const identical = await timesOf(() => send("/backtests", body))
    const cancelling: number[] = []
    for (let at = 0; at < (quick ? 1 : 10); at++) cancelling.push(await cancelTime(api, body, at, send))
    const line = (subject: string, value: number, target: string, note: string): Figure => ({
      subject,
      value,
      unit: "ms",
      target,
      note,
    })
    return [
      line(
        "ten years of days through the API",
        fresh.least,
        "≤ 5",
        `new, kept in the history and answered; median ${ms(fresh.median)}`,
      ),
      line(
        "an identical request",
        identical.least,
        "≤ 1",
        `over HTTP, the client's part included; median ${ms(identical.median)}`,
      ),
      line(
        "from asking to cancel to cancelled",
        median(cancelling),
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
