import type { CatalogueEntry } from "../../contract/index.ts"
import type { WholeRun } from "../../operations/search-file.ts"
import { columns, printable } from "./columns.ts"
import { figureText } from "./figure-text.ts"
import { numberText, percentText } from "./number-text.ts"
import type { Style } from "./style.ts"

/** Both ends of the headline figures; nothing where they were not asked for. */
export function boundsText(
  { bounds, statistics }: Pick<WholeRun, "bounds" | "statistics">,
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

/** Every closed trade. */
export function tradesText({ trades }: Pick<WholeRun, "trades">, style: Style): string[] {
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

/** The trades that are open at the end; nothing where there are none. */
export function openTradesText({ openTrades }: Pick<WholeRun, "openTrades">, style: Style): string[] {
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

/** Equity at the close of every bar. */
export function equityText({ equity, dates }: Pick<WholeRun, "equity" | "dates">, style: Style): string[] {
  const rows = equity.map((value, bar) => [`  ${dates[bar]}`, numberText(value, 2)])
  return [style.bold("Equity"), ...columns(rows, ["left", "right"])]
}

function sizeText(size: number): string {
  return numberText(size, Number.isInteger(size) ? 0 : 6)
}
