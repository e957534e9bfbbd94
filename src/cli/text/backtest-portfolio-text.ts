import type { CatalogueEntry } from "../../contract/index.ts"
import type { PortfolioFilesResult } from "../../operations/backtest-portfolio-files.ts"
import type { TextOutput } from "../cli-world.ts"
import { columns, printable } from "./columns.ts"
import { noFigure, numberText, percentText } from "./number-text.ts"
import { printSections, widthOf } from "./print-sections.ts"
import { statisticsText } from "./statistics-text.ts"
import { type Style, styleFor } from "./style.ts"

/** Rejections that are printed; the JSON has more. */
const MOST_REJECTIONS = 20

/** Prints a portfolio's run for reading. */
export function backtestPortfolioText(
  result: PortfolioFilesResult,
  { trades, equity }: { readonly trades: boolean; readonly equity: boolean },
  catalogue: readonly CatalogueEntry[],
  stdout: TextOutput,
): void {
  const style = styleFor(stdout)
  printSections(
    [
      [style.bold(result.positions.map(({ symbol }) => printable(symbol, 24)).join(", ")), factsText(result)],
      result.warnings.map(({ count, detail }) =>
        style.warn(`! ${numberText(count, 0)}: ${printable(detail)}`),
      ),
      totalsText(result, style),
      positionsText(result, style),
      statisticsText(result, catalogue, { style, width: widthOf(stdout) }),
      trades ? tradesText(result, style) : [],
      rejectedText(result, style),
      equity ? equityText(result, style) : [],
    ],
    stdout,
  )
}

function factsText({ window, options, rebalances, trades, periodsPerYear }: PortfolioFilesResult): string {
  return [
    `${window.from} to ${window.to}`,
    `${numberText(window.days, 0)} days`,
    `${numberText(trades.length, 0)} fills`,
    `${numberText(rebalances.length, 0)} rebalancings`,
    `commission ${percentText(options.commission)}`,
    `${periodsPerYear} periods a year`,
  ].join(" · ")
}

/** The account's money, and its return by both weightings. */
function totalsText({ totals, statistics, options }: PortfolioFilesResult, style: Style): string[] {
  const percent = (id: string) => {
    const value = statistics[id] ?? null
    return value === null ? noFigure : percentText(value)
  }
  const money = [
    ["Invested", totals.invested],
    ["Withdrawn", totals.withdrawn],
    ["Value", totals.value],
    ["Gain", totals.gain],
    ["Dividends", totals.dividends],
    ["Interest", totals.interest],
    ["Fees", totals.fees],
  ] as const
  const returns = [
    ["Time-weighted return", percent("timeWeightedReturn")],
    ["  a year (CAGR)", percent("cagr")],
    ["Money-weighted return, a year", percent("moneyWeightedReturn")],
  ]
  const rows = money.map(([label, value], i) => [
    `  ${label}`,
    numberText(value, 2),
    ...(returns[i] === undefined ? ["", ""] : [`    ${returns[i][0]}`, returns[i][1]]),
  ])
  return [style.bold(`Account, ${options.currency}`), ...columns(rows, ["left", "right", "left", "right"])]
}

function positionsText({ positions }: PortfolioFilesResult, style: Style): string[] {
  const header = ["", "Units", "Price", "Value", "Weight", "Target", "Dividends", "Fees", "Gain", ""]
  const rows = positions.map((position) => [
    `  ${printable(position.symbol, 24)}`,
    unitsText(position.units),
    position.price === null ? noFigure : numberText(position.price, 4),
    numberText(position.value, 2),
    position.weight === null ? noFigure : percentText(position.weight),
    percentText(position.target),
    numberText(position.dividends, 2),
    numberText(position.fees, 2),
    numberText(position.gain, 2),
    position.delisted === null
      ? position.currency
      : `${position.currency}, no price since ${position.lastDate ?? ""}`,
  ])
  const right = header.slice(1, -1).map(() => "right" as const)
  return [style.bold("Positions"), ...columns([header.map(style.dim), ...rows], ["left", ...right, "left"])]
}

function tradesText({ trades }: PortfolioFilesResult, style: Style): string[] {
  const header = ["  Date", "", "Units", "Price", "Value", "Fee", "Why"].map(style.dim)
  const rows = trades.map(({ date, symbol, units, price, value, fee, reason }) => [
    `  ${date}`,
    printable(symbol, 24),
    unitsText(units),
    numberText(price, 4),
    numberText(value, 2),
    numberText(fee, 2),
    reason,
  ])
  const right = "right" as const
  return [
    style.bold("Fills"),
    ...columns([header, ...rows], ["left", "left", right, right, right, right, "left"]),
  ]
}

function rejectedText({ rejectedOrders, rejectedCount }: PortfolioFilesResult, style: Style): string[] {
  if (rejectedOrders.length === 0) return []
  const rows = rejectedOrders
    .slice(0, MOST_REJECTIONS)
    .map(({ date, symbol, units, detail }) => [
      `  ${date}`,
      printable(symbol, 24),
      unitsText(units),
      printable(detail),
    ])
  const left = rejectedCount - rows.length
  return [
    style.bold("Orders that were not carried out"),
    ...columns(rows, ["left", "left", "right", "left"]),
    ...(left > 0 ? [style.dim(`  and ${numberText(left, 0)} more; --json has up to 10 000`)] : []),
  ]
}

function equityText({ series }: PortfolioFilesResult, style: Style): string[] {
  const symbols = Object.keys(series.weights)
  const header = ["  Date", "Value", "Cash", "Growth", ...symbols.map((symbol) => printable(symbol, 12))]
  const percent = (value: number | null) => (value === null ? noFigure : percentText(value))
  const rows = series.dates.map((date, day) => [
    `  ${date}`,
    numberText(series.value[day], 2),
    numberText(series.cash[day], 2),
    percent(series.growth[day]),
    ...symbols.map((symbol) => percent(series.weights[symbol][day])),
  ])
  const right = header.slice(1).map(() => "right" as const)
  return [style.bold("Value and weights"), ...columns([header.map(style.dim), ...rows], ["left", ...right])]
}

function unitsText(units: number): string {
  return numberText(units, Number.isInteger(units) ? 0 : 4)
}
