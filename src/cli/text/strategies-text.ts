import type { CatalogueEntry, StrategyStatistics } from "../../contract/index.ts"
import { columns, printable } from "./columns.ts"
import { figureText } from "./figure-text.ts"
import { numberText } from "./number-text.ts"
import type { Style } from "./style.ts"

const shown = ["winRate", "totalPnl", "averagePnl", "averageWin", "averageLoss", "profitFactor"]

/** A row a strategy, with the figures that tell strategies apart. */
export function strategiesText(
  strategies: readonly StrategyStatistics[],
  catalogue: readonly CatalogueEntry[],
  style: Style,
): string[] {
  if (strategies.length === 0) return []
  const entries = catalogue.filter(({ id }) => shown.includes(id))
  const rows = strategies.map(({ name, trades, statistics }) => [
    `  ${name === "" ? "no strategy" : printable(name, 40)}`,
    numberText(trades, 0),
    ...entries.map(({ id, unit }) => figureText(statistics[id] ?? null, unit)),
  ])
  const header = ["", "Trades", ...entries.map(({ label }) => label)].map(style.dim)
  return [
    style.bold("Strategies"),
    ...columns([header, ...rows], ["left", "right", ...entries.map(() => "right" as const)]),
  ]
}
