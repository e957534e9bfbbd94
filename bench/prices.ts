// The price store against a table with a row a day, both with the same prices in one run: `node bench/prices.ts
// [--symbols 1000] [--json]`. Building takes about 30 ms a symbol; 5,000 symbols make 25 million rows and a file of 1.9 GB.
import { mkdtempSync, rmSync, statSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { parseArgs } from "node:util"
import { adjustCloses } from "../src/engine/prices/adjust-bars.ts"
import type { PriceStore } from "../src/operations/price-store-port.ts"
import { openStore } from "../src/store/sqlite/open-store.ts"
import { machine } from "./machine.ts"
import { median } from "./measure.ts"
import { historyOf, sessions } from "./prices/histories.ts"
import { RowTable } from "./prices/row-table.ts"

const { values: options } = parseArgs({
  options: {
    symbols: { type: "string", default: "1000" },
    json: { type: "boolean", default: false },
    // Compares what is read and hardly measures: whether the bench itself still works.
    quick: { type: "boolean", default: false },
  },
})
const symbols = Number(options.symbols)
const read = Math.min(50, symbols)
const halfway = sessions[sessions.length >> 1]
/** Spread over all, so that they do not lie beside each other on the disk. */
const readSeries = Array.from({ length: read }, (_, at) => Math.floor((at * symbols) / read))

const directory = mkdtempSync(join(tmpdir(), "foliant-bench-prices-"))
try {
  const rows = new RowTable(join(directory, "rows.sqlite"))
  const store = await openStore(directory)
  const ids = await build(store.prices, rows)
  await compareReads(store.prices, rows, ids)
  const size = (name: string) => statSync(join(directory, name)).size / 1e6
  const sizes = result("size on disk", "MB", size("foliant.sqlite"), size("rows.sqlite"), 0.25)
  const results = [...(await compare(store.prices, rows, ids)), sizes]
  await store.close()
  rows.close()
  process.stdout.write(
    options.json
      ? `${JSON.stringify({ machine: machine(), symbols, results }, null, 2)}\n`
      : `${machine()}\n${symbols} symbols × ${sessions.length} sessions\n\n${results.map(lineOf).join("\n")}\n`,
  )
} finally {
  rmSync(directory, { recursive: true })
}

type Result = {
  readonly subject: string
  readonly unit: "ms" | "MB"
  readonly ours: number
  readonly rows: number
  readonly ratio: number
  readonly target: number
}

function result(subject: string, unit: Result["unit"], ours: number, rows: number, target: number): Result {
  return { subject, unit, ours, rows, ratio: ours / rows, target }
}

function lineOf({ subject, unit, ours, rows, ratio, target }: Result): string {
  const figure = (value: number) => `${value.toPrecision(3)} ${unit}`
  return `${subject}: ${figure(ours)} against ${figure(rows)}, ${ratio.toFixed(3)} (target ≤ ${target})`
}

/** The same histories in both. The last 75 sessions come a day at a time, so that the store has recent rows of every series. */
async function build(prices: PriceStore, rows: RowTable): Promise<string[]> {
  const ids: string[] = []
  const recent = sessions.subarray(sessions.length - 75)
  const closes = recent.length * symbols
  const lastCloses = new Float64Array(closes)
  for (let series = 0; series < symbols; series++) {
    const history = historyOf(series)
    const { id, bars, actions } = history
    ids.push(id)
    const count = bars.days.length - recent.length
    bars.close.subarray(count).forEach((close, day) => (lastCloses[day * symbols + series] = close))
    const old = {
      days: bars.days.slice(0, count),
      open: bars.open.slice(0, count),
      high: bars.high.slice(0, count),
      low: bars.low.slice(0, count),
      close: bars.close.slice(0, count),
      volume: bars.volume.slice(0, count),
    }
    await prices.saveInstrument({
      id,
      kind: "equity",
      symbol: id,
      mic: "XNYS",
      currency: "USD",
      name: null,
      listedOn: null,
    })
    await prices.recordBars({
      instrument: id,
      source: "yahoo",
      basis: "raw",
      fetchedAt: 0,
      state: "confirmed",
      bars: old,
      actions,
      covered: { from: sessions[0], to: sessions[count - 1] },
      findings: [],
    })
    rows.inTransaction(() => rows.add(series, history))
    if (series % 50 === 0) progress(`${series} of ${symbols} symbols`)
  }
  for (const [at, day] of recent.entries()) {
    const close = lastCloses.slice(at * symbols, (at + 1) * symbols)
    await prices.recordDay({
      day,
      source: "yahoo",
      fetchedAt: day,
      state: "confirmed",
      instruments: ids,
      close,
      rest: null,
    })
  }
  progress("folding")
  await prices.foldRecent()
  rows.checkpoint()
  progress("")
  return ids
}

async function compareReads(prices: PriceStore, rows: RowTable, ids: readonly string[]): Promise<void> {
  for (const [at, { days, adjusted }] of (await adjustedOf(prices, ids)).entries()) {
    const other = rows.readAdjusted(readSeries[at], 0)
    if (days.length !== other.days.length)
      throw new Error(`${days.length} days here, ${other.days.length} there`)
    for (let day = 0; day < days.length; day++) {
      const same = days[day] === other.days[day] && Math.abs(adjusted[day] / other.adjusted[day] - 1) < 1e-9
      if (!same) throw new Error(`series ${readSeries[at]} differs on day ${days[day]}`)
    }
  }
}

async function adjustedOf(prices: PriceStore, ids: readonly string[]) {
  const wanted = readSeries.map((series) => ids[series])
  const { series } = await prices.readCloses(wanted, null)
  return wanted.map((id) => {
    const stored = series.get(id)
    if (stored === undefined) throw new Error(`${id} has no prices`)
    const { days, close, actions } = stored
    return { days, adjusted: adjustCloses(days, close, actions, "splits-dividends") }
  })
}

async function compare(prices: PriceStore, rows: RowTable, ids: readonly string[]): Promise<Result[]> {
  progress("reading")
  const readRows = (since: number) => () => readSeries.map((series) => rows.readAdjusted(series, since))
  const readOurs = () => adjustedOf(prices, ids)
  const [oursAll, rowsAll] = await inTurn(40, readOurs, readRows(0))
  const [oursHalf, rowsHalf] = await inTurn(40, readOurs, readRows(halfway))
  let turn = 0
  const next = () => readSeries[turn++ % read]
  const readOne = () => prices.readBars([ids[next()]], null)
  const [oursOne, rowsOne] = await inTurn(100, readOne, () => rows.readBars(next()))

  progress("a day")
  let day = sessions[sessions.length - 1]
  const closes = () => Float64Array.from(ids, (_, series) => 10 + ((day + series) % 977) / 100)
  const recordDay = () => {
    day++
    const batch = { day, source: "yahoo", fetchedAt: day, state: "provisional", rest: null } as const
    return prices.recordDay({ ...batch, instruments: ids, close: closes() })
  }
  // Few days: with more of them it would be a store that no fold has looked after.
  const [oursDay, rowsDay] = await inTurn(15, recordDay, () => rows.upsertDay(++day, closes()))
  return [
    result(`${read} symbols × 20 years, adjusted close`, "ms", oursAll, rowsAll, 0.35),
    result("the same against 10 years of rows", "ms", oursHalf, rowsHalf, 0.3),
    result("1 symbol × 20 years, all columns", "ms", oursOne, rowsOne, 0.5),
    result(`a day of ${symbols} symbols`, "ms", oursDay, rowsDay, 0.1),
  ]
}

/** Medians of two works done in turn, so that what else the machine does meets both. */
async function inTurn(runs: number, ours: () => unknown, other: () => unknown): Promise<[number, number]> {
  const times: [number[], number[]] = [[], []]
  for (let run = 0; run < (options.quick ? 1 : runs); run++) {
    for (const [at, work] of [ours, other].entries()) {
      const from = performance.now()
      await work()
      times[at].push(performance.now() - from)
    }
  }
  return [median(times[0]), median(times[1])]
}

function progress(what: string): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\u001B[K${what}`)
}
