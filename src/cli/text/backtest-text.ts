import type { CatalogueEntry } from "../../contract/index.ts"
import type { FileBacktestResult } from "../../operations/backtest-file.ts"
import type { TextOutput } from "../cli-world.ts"
import { columns, printable } from "./columns.ts"
import { figureText } from "./figure-text.ts"
import { numberText, percentText } from "./number-text.ts"
import { printSections, widthOf } from "./print-sections.ts"
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

function boundsText(
  { bounds, statistics }: FileBacktestResult,
  catalogue: readonly CatalogueEntry[],
  style: Style,
): string[] {
  if (bounds === null) return []
  const rows = catalogue
    .filter(({ id }) => id in bounds)
    .map(({ id, label, unit }) => [
      `  ${label}`,
      figureText(bounds[id].pessimistic, unit),
      figureText(statistics[id], unit),
      figureText(bounds[id].optimistic, unit),
    ])
  const header = ["", "worse", "as run", "better"].map(style.dim)
  return [
    style.bold("What the bars leave open"),
    ...columns([header, ...rows], ["left", "right", "right", "right"]),
  ]
}

function tradesText({ trades }: FileBacktestResult, style: Style): string[] {
  const header = ["  Size", "Entry", "Price", "Exit", "Price", "P/L", "Return", "Why"].map(style.dim)
  const rows = trades.map((trade) => [
    `  ${sizeText(trade.size)}`,
    trade.entryDate,
    numberText(trade.entryPrice, 4),
    trade.exitDate,
    numberText(trade.exitPrice, 4),
    numberText(trade.pnl, 2),
    percentText(trade.returnFraction),
    `${printable(trade.entryReason)} → ${printable(trade.exitReason)}`,
  ])
  const right = "right" as const
  return [
    style.bold("Trades"),
    ...columns([header, ...rows], [right, "left", right, "left", right, right, right, "left"]),
  ]
}

function openTradesText({ openTrades }: FileBacktestResult, style: Style): string[] {
  if (openTrades.length === 0) return []
  const header = ["  Size", "Entry", "Price", "P/L so far"].map(style.dim)
  const rows = openTrades.map(({ size, entryDate, entryPrice, pnl }) => [
    `  ${sizeText(size)}`,
    entryDate,
    numberText(entryPrice, 4),
    numberText(pnl, 2),
  ])
  return [style.bold("Still open"), ...columns([header, ...rows], ["right", "left", "right", "right"])]
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

function equityText({ equity, dates }: FileBacktestResult, style: Style): string[] {
  const rows = equity.map((value, bar) => [`  ${dates[bar]}`, numberText(value, 2)])
  return [style.bold("Equity"), ...columns(rows, ["left", "right"])]
}

function sizeText(size: number): string {
  return numberText(size, Number.isInteger(size) ? 0 : 6)
}
