import type { CatalogueEntry } from "../../contract/index.ts"
import type { SeriesDescription } from "../../operations/describe-series.ts"
import type { TextOutput } from "../cli-world.ts"
import { printable } from "./columns.ts"
import { numberText } from "./number-text.ts"
import { printSections, widthOf } from "./print-sections.ts"
import { comparisonText, statisticsText } from "./statistics-text.ts"
import { styleFor } from "./style.ts"

/** Prints the figures of one or more series for reading. */
export function seriesText(
  { inputs, options, series }: SeriesDescription,
  catalogue: readonly CatalogueEntry[],
  stdout: TextOutput,
): void {
  const style = styleFor(stdout)
  const width = widthOf(stdout)
  const entries = Object.entries(series)
  const facts = [
    `${numberText(inputs[0].rows, 0)} rows of ${options.kind}`,
    `${numberText(options.periodsPerYear, 0)} periods a year`,
    `risk-free rate ${numberText(options.riskFreeRate * 100, 2)} %`,
    ...(options.benchmark === null ? [] : [`against ${printable(options.benchmark)}`]),
  ]
  const title = entries.length === 1 ? `${inputs[0].name}:${entries[0][0]}` : inputs[0].name
  printSections(
    [
      [style.bold(printable(title)), facts.join(" · ")],
      entries.length === 1
        ? statisticsText(entries[0][1], catalogue, { style, width })
        : comparisonText(series, catalogue, { style, width }),
    ],
    stdout,
  )
}
