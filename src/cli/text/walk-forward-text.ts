import type { CatalogueEntry } from "../../contract/index.ts"
import type { FileWalkForwardResult } from "../../operations/walk-forward-file.ts"
import type { TextOutput } from "../cli-world.ts"
import { columns, printable } from "./columns.ts"
import { figureText } from "./figure-text.ts"
import { numberText, percentText } from "./number-text.ts"
import { printSections, widthOf } from "./print-sections.ts"
import { statisticsText } from "./statistics-text.ts"
import { type Style, styleFor } from "./style.ts"

type Facts = { readonly workers: number; readonly elapsedMs: number; readonly equity: boolean }

/** Prints a walk-forward for reading: what each fold chose and what it made, then the joined curve in figures. */
export function walkForwardText(
  result: FileWalkForwardResult,
  { workers, elapsedMs, equity }: Facts,
  catalogue: readonly CatalogueEntry[],
  stdout: TextOutput,
): void {
  const style = styleFor(stdout)
  const { folds, trades, periodsPerYear, options } = result
  const facts = [
    `${numberText(folds.length, 0)} folds, ${options["anchored"] === true ? "anchored" : "rolling"}`,
    `${numberText(trades, 0)} trades out of sample`,
    `${String(periodsPerYear)} periods a year`,
    `${numberText(elapsedMs / 1_000, 2)} s in ${workers === 1 ? "one thread" : `${workers} threads`}`,
  ]
  printSections(
    [
      [
        style.bold(`${printable(result.inputs[0].name)} · ${printable(String(options["id"]))}`),
        facts.join(" · "),
      ],
      result.warnings.map(({ count, detail }) =>
        style.warn(`! ${numberText(count, 0)}: ${printable(detail)}`),
      ),
      foldsText(result, catalogue, style),
      statisticsText(result, catalogue, { style, width: widthOf(stdout) }),
      equity ? equityText(result, style) : [],
    ],
    stdout,
  )
}

function foldsText(
  { folds, maximize }: FileWalkForwardResult,
  catalogue: readonly CatalogueEntry[],
  style: Style,
): string[] {
  const entry = catalogue.find(({ id }) => id === maximize)
  const header = ["  In sample", "Chosen", entry?.label ?? maximize, "Out of sample", "Return"]
  const rows = folds.map(({ inSample, outOfSample, params, inSampleFigure, outOfSampleReturn }) => [
    `  ${inSample.from} to ${inSample.to}`,
    params === null ? "nothing: cash" : paramsText(params),
    figureText(inSampleFigure, entry?.unit ?? "ratio"),
    `${outOfSample.from} to ${outOfSample.to}`,
    outOfSampleReturn === null ? "–" : percentText(outOfSampleReturn),
  ])
  return [
    style.bold("Folds"),
    ...columns([header.map(style.dim), ...rows], ["left", "left", "right", "left", "right"]),
  ]
}

function paramsText(params: Readonly<Record<string, number>>): string {
  return Object.entries(params)
    .map(([name, value]) => `${printable(name)} ${value}`)
    .join(", ")
}

function equityText({ equity, dates }: FileWalkForwardResult, style: Style): string[] {
  const rows = equity.map((value, bar) => [`  ${dates[bar]}`, numberText(value, 2)])
  return [style.bold("Equity, out of sample"), ...columns(rows, ["left", "right"])]
}
