import type { CatalogueEntry } from "../../contract/index.ts"
import type { FileSearchResult, WholeRun } from "../../operations/search-file.ts"
import type { TextOutput } from "../cli-world.ts"
import { columns, printable } from "./columns.ts"
import { figureText } from "./figure-text.ts"
import { numberText, percentText } from "./number-text.ts"
import { printSections, widthOf } from "./print-sections.ts"
import { boundsText, equityText, openTradesText, tradesText } from "./run-lists-text.ts"
import { statisticsText } from "./statistics-text.ts"
import { type Style, styleFor } from "./style.ts"

const SHOWN_RUNS = 20

export type SearchFacts = {
  readonly workers: number
  readonly elapsedMs: number
  readonly best: ShownBest
}

/** What was asked for of the best run. */
export type ShownBest = Partial<Omit<WholeRun, "statistics">>

/** Prints a search for reading: how far to believe its best, the best itself, and the runs after it. */
export function searchText(
  result: FileSearchResult,
  { workers, elapsedMs, best }: SearchFacts,
  catalogue: readonly CatalogueEntry[],
  stdout: TextOutput,
): void {
  const style = styleFor(stdout)
  const facts = [
    `${numberText(result.runs, 0)} runs`,
    `${numberText(result.leftOut, 0)} left out by constraints`,
    `tradable from bar ${numberText(result.firstTradableBar, 0)}`,
    `${numberText(elapsedMs / 1_000, 2)} s in ${workers === 1 ? "one thread" : `${workers} threads`}`,
  ]
  printSections(
    [
      [
        style.bold(`${printable(result.inputs[0].name)} · ${String(result.options["id"])}`),
        facts.join(" · "),
      ],
      result.warnings.map(({ count, detail }) =>
        style.warn(`! ${numberText(count, 0)}: ${printable(detail)}`),
      ),
      beliefText(result, catalogue, style),
      runsText(result, catalogue, style),
      result.best === null ? [] : statisticsText(result.best, catalogue, { style, width: widthOf(stdout) }),
      ...wholeText(best, result.best?.statistics ?? {}, catalogue, style),
    ],
    stdout,
  )
}

function wholeText(
  { bounds = null, trades, openTrades = [], equity, dates = [] }: ShownBest,
  statistics: WholeRun["statistics"],
  catalogue: readonly CatalogueEntry[],
  style: Style,
): string[][] {
  return [
    boundsText({ bounds, statistics }, catalogue, style),
    trades === undefined ? [] : tradesText({ trades }, style),
    trades === undefined ? [] : openTradesText({ openTrades }, style),
    equity === undefined ? [] : equityText({ equity, dates }, style),
  ]
}

function beliefText(result: FileSearchResult, catalogue: readonly CatalogueEntry[], style: Style): string[] {
  const { best, maximize, deflatedSharpe, probabilityOfOverfitting, neighbourhood, nulls } = result
  const entry = catalogue.find(({ id }) => id === maximize)
  if (best === null) return [`No run has ${entry?.label ?? maximize}`]
  const unit = entry?.unit ?? "ratio"
  const probability = (value: number | null, id: string) =>
    value === null ? `– (${nulls[id]})` : percentText(value)
  const params = Object.entries(best.params).map(([name, value]) => `${name} ${value}`)
  const rows = [
    [`  ${entry?.label ?? maximize}`, figureText(best.statistics[maximize] ?? null, unit)],
    ["  Better than luck among so many runs", probability(deflatedSharpe, "deflatedSharpe")],
    ["  Probability of overfitting", probability(probabilityOfOverfitting, "probabilityOfOverfitting")],
    ...(neighbourhood === null
      ? []
      : [[`  Mean of its ${neighbourhood.count} neighbours`, figureText(neighbourhood.mean, unit)]]),
  ]
  return [style.bold(`Best: ${params.join(", ")}`), ...columns(rows, ["left", "right"])]
}

function runsText(result: FileSearchResult, catalogue: readonly CatalogueEntry[], style: Style): string[] {
  const ranked = bestRuns(result)
  if (ranked.length === 0) return []
  const [first] = ranked
  const names = Object.keys(first.params)
  const figures = catalogue.filter(({ id }) => id in first.statistics)
  const header = [...names.map((name) => `  ${name}`), ...figures.map(({ label }) => label)].map(style.dim)
  const rows = ranked.map(({ params, statistics }) => [
    ...names.map((name) => String(params[name])),
    ...figures.map(({ id, unit }) => figureText(statistics[id], unit)),
  ])
  return [
    style.bold(ranked.length < result.runs ? `The best ${ranked.length} runs` : "Runs"),
    ...columns(
      [header, ...rows],
      header.map(() => "right" as const),
    ),
  ]
}

/** The rows that are shown, best first; a search of a million runs is not a million rows to sort. */
function bestRuns({ runs, row, maximize }: FileSearchResult) {
  const worth = (candidate: ReturnType<FileSearchResult["row"]>) =>
    candidate.statistics[maximize] ?? Number.NEGATIVE_INFINITY
  const kept: ReturnType<FileSearchResult["row"]>[] = []
  for (let run = 0; run < runs; run++) {
    const candidate = row(run)
    const at = kept.findIndex((better) => worth(better) < worth(candidate))
    if (at < 0) kept.push(candidate)
    else kept.splice(at, 0, candidate)
    if (kept.length > SHOWN_RUNS) kept.pop()
  }
  return kept
}
