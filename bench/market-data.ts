// Last prices of a dashboard over the API, 53 holdings, 2 benchmarks and 3 currency pairs: warm against a provider that hangs; and
// one price from memory against a read of the store; all in one run: `node bench/market-data.ts [--json]`. The provider is a
// server on this machine.
import { parseArgs } from "node:util"
import type { Caller, InstrumentRef } from "../src/operations/market-data-port.ts"
import { apiWorld } from "../test/api/api-world.ts"
import { dashboard, newYorkListing } from "../test/market-data/layer-world.ts"
import { share } from "../test/market-data-world.ts"
import { machine } from "./machine.ts"
import { median } from "./measure.ts"

const { values: options } = parseArgs({
  options: {
    json: { type: "boolean", default: false },
    // Compares what is read and hardly measures: whether the bench itself still works.
    quick: { type: "boolean", default: false },
  },
})
const rounds = options.quick ? 5 : 300
const user: Caller = { kind: "interactive", priority: 0 }
const hour = 3_600_000

type Result = {
  readonly subject: string
  readonly ms: number
  readonly against: number
  readonly target: number
}

const instruments = dashboard(share)
const yahooSymbol = ({ kind, symbol }: InstrumentRef) => (kind === "fx" ? `${symbol}=X` : symbol)
const api = await apiWorld({
  listings: instruments.map((instrument) =>
    newYorkListing(
      yahooSymbol(instrument),
      instrument.kind === "fx" ? { quoteType: "CURRENCY", firstPrice: 1.1 } : {},
    ),
  ),
})
try {
  for (const instrument of instruments) {
    const { id, kind, symbol, mic, currency } = instrument
    await api.store.prices.saveInstrument({ id, kind, symbol, mic, currency, name: null, listedOn: null })
    const mapping = { symbol: yahooSymbol(instrument), instrument: id, from: null, to: null }
    await api.store.prices.mapSymbol({ provider: "yahoo", quotedIn: currency, ...mapping })
  }
  const results = [await fromMemory(), ...(await hanging())]
  process.stdout.write(
    options.json
      ? `${JSON.stringify({ machine: machine(), results }, null, 2)}\n`
      : `${machine()}\n\n${results.map(lineOf).join("\n")}\n`,
  )
} finally {
  await api.remove()
}

/** One price from memory, and from the store. */
async function fromMemory(): Promise<Result> {
  const { layer } = api.prices
  await layer.quotes(instruments, { caller: user })
  const one = instruments.slice(0, 1)
  const look = () => timed(() => layer.quotes(one, { caller: user }))
  const memory = await medianOf(look)
  const stored = await medianOf(() => {
    // What this process knows of its price is forgotten, and read again.
    layer.changed(one.map(({ id }) => id))
    return look()
  })
  return {
    subject: "a last price from memory, against a read of the store",
    ms: memory,
    against: stored,
    target: 0.1,
  }
}

/** A page's request while everything is fresh, and while the provider says nothing to requests behind the answers. */
async function hanging(): Promise<Result[]> {
  const symbols = instruments.map(({ id }) => id).join(",")
  const look = () =>
    timed(async () => {
      const response = await fetch(`${api.url}/api/v1/quotes?symbols=${symbols}`)
      const { data } = (await response.json()) as { data: { price: number | null }[] }
      const blank = data.filter(({ price }) => price === null).length
      if (data.length !== instruments.length || blank > 0) throw new Error(`${blank} values are missing`)
    })
  const warm = await medianOf(look)
  api.advance(3 * hour) // 15:00 UTC: New York is open, and all its values are stale.
  api.provider.faults.play({ match: {}, fault: { kind: "hang" } })
  const hung = await medianOf(look)
  await api.prices.layer.settled()
  api.provider.faults.clear()
  api.provider.faults.play({ match: {}, fault: { kind: "429" } })
  await look()
  await api.prices.layer.settled()
  const requests = api.provider.count()
  const open = await medianOf(look)
  if (api.provider.count() > requests) throw new Error("a request was made while the breaker was open")
  const against = { against: warm, target: 1.1 }
  return [
    { subject: "a dashboard while the provider hangs, against a warm one", ms: hung, ...against },
    { subject: "a dashboard while the breaker is open, against a warm one", ms: open, ...against },
  ]
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now()
  await work()
  return performance.now() - start
}

/** Of the second half: code that runs for the first time is slow. */
async function medianOf(run: () => Promise<number>): Promise<number> {
  const times: number[] = []
  for (let round = 0; round < 2 * rounds; round += 1) times.push(await run())
  return median(times.slice(rounds))
}

function lineOf({ subject, ms, against, target }: Result): string {
  const figures = `${ms.toPrecision(3)} ms against ${against.toPrecision(3)} ms`
  return `${subject}: ${figures}, ${(ms / against).toFixed(3)} (target ≤ ${target})`
}
