import type { CatalogueEntry } from "../../contract/index.ts"
import type { FileBacktestResult } from "../../operations/backtest-file.ts"
import type { TextOutput } from "../cli-world.ts"
import { columns, printable } from "./columns.ts"
import { numberText, percentText } from "./number-text.ts"
import { printSections, widthOf } from "./print-sections.ts"
import { boundsText, equityText, openTradesText, tradesText } from "./run-lists-text.ts"
import { statisticsText } from "./statistics-text.ts"
import { type Style, styleFor } from "./style.ts"

/** Rejections that are printed; the JSON has all. */
const MOST_REJECTIONS = 20

/** Prints a run for reading. */
export function backtestText(
  result: FileBacktestResult,
  { trades, equity }: { readonly trades: boolean; readonly equity: boolean },
  catalogue: readonly CatalogueEntry[],
  stdout: TextOutput,
): void {
  const style = styleFor(stdout)
  printSections(
    [
      [style.bold(`${printable(result.inputs[0].name)} · ${choiceText(result.options)}`), factsText(result)],
      result.warnings.map(({ count, detail }) =>
        style.warn(`! ${numberText(count, 0)}: ${printable(detail)}`),
      ),
      statisticsText(result, catalogue, { style, width: widthOf(stdout) }),
      boundsText(result, catalogue, style),
      trades ? tradesText(result, style) : [],
      openTradesText(result, style),
      rejectedText(result, style),
      equity ? equityText(result, style) : [],
    ],
    stdout,
  )
}

function choiceText({ id, parameters, expressions, direction }: FileBacktestResult["options"]): string {
  const parts = [
    ...Object.entries(parameters).map(([name, value]) => `${name} ${value}`),
    ...Object.entries(expressions).map(([name, text]) => `${name} ${printable(text)}`),
    direction,
  ]
  return `${printable(id)}, ${parts.join(", ")}`
}

function factsText({ window, options, periodsPerYear }: FileBacktestResult): string {
  return [
    `${window.from} to ${window.to}`,
    `${numberText(window.bars, 0)} bars, tradable from bar ${numberText(window.firstTradableBar, 0)}`,
    `cash ${numberText(options.cash, 2)}`,
    `commission ${percentText(options.commission)}`,
    `${periodsPerYear} periods a year`,
  ].join(" · ")
}

function rejectedText({ rejectedOrders }: FileBacktestResult, style: Style): string[] {
  if (rejectedOrders.length === 0) return []
  const rows = rejectedOrders
    .slice(0, MOST_REJECTIONS)
    .map(({ date, order, detail }) => [`  ${date}`, printable(order), printable(detail)])
  const left = rejectedOrders.length - rows.length
  return [
    style.bold("Orders that were not filled"),
    ...columns(rows, ["left", "left", "left"]),
    ...(left > 0 ? [style.dim(`  and ${numberText(left, 0)} more; --json has all`)] : []),
  ]
}
