// The backtest engine: bars a second, searches against the same loop in C compiled here, two threads against one, memory, and runs
// through the API: `foliant bench --subject backtest`, or `node --expose-gc bench/backtest.ts [--json]`.
import { parseArgs } from "node:util"
import { engineVersion } from "../src/engine/engine-version.ts"
import { engineFigures } from "./backtest/engine-figures.ts"
import { type Figure, figuresText } from "./backtest/figure.ts"
import { memoryFigures } from "./backtest/memory-figures.ts"
import { portfolioFigures } from "./backtest/portfolio-figures.ts"
import { searchFigures } from "./backtest/search-figures.ts"
import { serviceFigures } from "./backtest/service-figures.ts"
import { machine } from "./machine.ts"

const { values: options } = parseArgs({
  options: {
    json: { type: "boolean", default: false },
    // Compares the results and hardly measures: whether the bench itself still works.
    quick: { type: "boolean", default: false },
  },
})

const figures: Figure[] = []
for (const [name, measure] of Object.entries({
  engineFigures,
  portfolioFigures,
  searchFigures,
  memoryFigures,
  serviceFigures,
})) {
  if (process.stderr.isTTY) process.stderr.write(`\r\u001B[K${name}`)
  figures.push(...(await measure({ quick: options.quick })))
}
if (process.stderr.isTTY) process.stderr.write("\r\u001B[K")

process.stdout.write(
  options.json
    ? `${JSON.stringify({ engineVersion, machine: machine(), figures }, null, 2)}\n`
    : `${machine()}\n\n${figuresText(figures)}\n`,
)
