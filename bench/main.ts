// How fast it is on this machine, against the obvious code in the same run: `foliant bench`, or
// `node --expose-gc bench/main.ts [--size 1000]… [--json]`.
import { parseArgs } from "node:util"
import { logsOfSize } from "../demo/generate.ts"
import { engineVersion } from "../src/engine/engine-version.ts"
import type { Comparison } from "./comparison.ts"
import { machine } from "./machine.ts"
import { measureWith } from "./measure.ts"
import { resultsText } from "./results-text.ts"
import { benchColdStart } from "./subjects/cold-start.ts"
import { benchColumnBlock } from "./subjects/column-block.ts"
import { benchFilter } from "./subjects/filter.ts"
import { benchMemory } from "./subjects/memory.ts"
import { benchParse } from "./subjects/parse.ts"
import { benchSeries } from "./subjects/series.ts"
import { benchStatistics } from "./subjects/statistics.ts"

const { values: options } = parseArgs({
  options: {
    size: { type: "string", multiple: true, default: ["1000", "10000", "100000"] },
    json: { type: "boolean", default: false },
    // Compares the results and hardly measures: whether the bench itself still works.
    quick: { type: "boolean", default: false },
  },
})

const measure = measureWith(
  options.quick ? { fewestRuns: 1, budgetMs: 0 } : { fewestRuns: 7, budgetMs: 1_500 },
)
const subjects = [benchParse, benchStatistics, benchSeries, benchFilter, benchColumnBlock]
const sizes = options.size.map(Number)
const comparisons: Comparison[] = []
for (const trades of sizes) {
  const logs = { trades, bytes: new TextEncoder().encode(logsOfSize(trades).tradeLog) }
  for (const subject of subjects) {
    progress(`${subject.name}, ${trades} trades`)
    comparisons.push(...(await subject(logs, measure)))
  }
  if (trades === Math.max(...sizes)) comparisons.push(...benchMemory(logs))
}
progress("benchColdStart")
comparisons.push(...benchColdStart())
progress("")

process.stdout.write(
  options.json
    ? `${JSON.stringify({ engineVersion, machine: machine(), comparisons }, null, 2)}\n`
    : `${machine()}\n\n${resultsText(comparisons)}\n`,
)

function progress(what: string): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\u001B[K${what}`)
}
