import type { CatalogueEntry } from "../../contract/index.ts"
import type { FilesAnalysis } from "../../operations/analyze-files.ts"
import type { TextOutput } from "../cli-world.ts"
import { importText } from "./import-text.ts"
import { monthlyText } from "./monthly-text.ts"
import { numberText } from "./number-text.ts"
import { printSections, widthOf } from "./print-sections.ts"
import { statisticsText } from "./statistics-text.ts"
import { strategiesText } from "./strategies-text.ts"
import { styleFor } from "./style.ts"

/** Prints the analysis of a trade log for reading. */
export function analysisText(
  result: FilesAnalysis,
  catalogue: readonly CatalogueEntry[],
  stdout: TextOutput,
): void {
  const style = styleFor(stdout)
  const width = widthOf(stdout)
  const reports = result.dailyLog === null ? [result.import] : [result.import, result.dailyLog]
  printSections(
    [
      ...reports.map((report, at) => importText(result.inputs[at].name, report, style)),
      [spanText(result)],
      statisticsText(result, catalogue, { style, width }),
      strategiesText(result.strategies, catalogue, style),
      monthlyText(result, style),
    ],
    stdout,
  )
}

function spanText({
  firstDate,
  lastDate,
  basis,
  basisReason,
  initialCapital,
  options,
}: FilesAnalysis): string {
  return [
    firstDate === null ? "no closed trade" : `${firstDate} to ${lastDate}`,
    basis === "daily-log" ? "equity from the daily log" : "equity from closed trades",
    ...(basisReason === null ? [] : [basisReason]),
    ...(initialCapital === null ? [] : [`initial capital ${numberText(initialCapital, 2)}`]),
    `risk-free rate ${numberText(options.riskFreeRate * 100, 2)} %`,
  ].join(" · ")
}
