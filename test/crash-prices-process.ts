/**
 * Refreshes prices without end until it is killed: `node test/crash-prices-process.ts DIRECTORY`. Each line it writes tells of a
 * write that was acknowledged: `{ day }` after a day of every instrument, `{ history }` after a history of one, `{ folded }` after
 * folding. Every price is made of its instrument and its day (`closeOf`), so that a reader can tell a right one.
 */
import { writeSync } from "node:fs"
import { openStore } from "../src/store/sqlite/open-store.ts"
import { closeOf, historyOf, INSTRUMENTS } from "./crash-prices-data.ts"

const [directory = ""] = process.argv.slice(2)
const { prices } = await openStore(directory)

// A write to a pipe is over when writeSync returns, so a line that was read was acknowledged before the kill.
const acknowledge = (line: object) => writeSync(1, `${JSON.stringify(line)}\n`)

const ids = Array.from({ length: INSTRUMENTS }, (_, index) => `i${index}`)
for (const id of ids) {
  await prices.saveInstrument({
    id,
    kind: "etf",
    symbol: id,
    mic: "XNYS",
    currency: "USD",
    name: null,
    listedOn: null,
  })
}
const facts = await prices.readBars(ids, null)
let day = 20_000
for (const { bars } of facts.series.values()) day = Math.max(day, bars.days[bars.days.length - 1] ?? day)

for (let round = 0; ; round++) {
  day++
  const close = Float64Array.from(ids, (_, index) => closeOf(index, day))
  const common = { source: "csv", fetchedAt: day, state: "confirmed" } as const
  await prices.recordDay({ ...common, day, instruments: ids, close, rest: null })
  acknowledge({ day })

  const index = (day * 7) % INSTRUMENTS
  const bars = historyOf(index, day)
  const action = { kind: "dividend", exDay: day, amount: 0.25 } as const
  await prices.recordBars({
    ...common,
    instrument: `i${index}`,
    basis: "raw",
    bars,
    actions: [action],
    covered: { from: bars.days[0], to: day },
    findings: [],
  })
  acknowledge({ history: index, to: day })
  if (round % 5 === 4) acknowledge({ folded: await prices.foldRecent() })
}
