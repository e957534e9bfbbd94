import type { PortfolioSummary } from "../../contract/index.ts"
import type { TextOutput } from "../cli-world.ts"
import { columns, printable } from "./columns.ts"
import { figureText } from "./figure-text.ts"
import { numberText } from "./number-text.ts"
import { printSections } from "./print-sections.ts"
import { styleFor } from "./style.ts"

/** Prints a row a portfolio, the one changed last first. */
export function portfoliosText(portfolios: readonly PortfolioSummary[], stdout: TextOutput): void {
  const { dim } = styleFor(stdout)
  if (portfolios.length === 0) {
    printSections([["no portfolio yet: foliant import FILE --portfolio NAME makes one"]], stdout)
    return
  }
  const header = ["", "Trades", "From", "To", "Total P/L", "Total return", "Maximum drawdown"].map(dim)
  const rows = portfolios.map((portfolio) => [
    portfolio.synthetic ? `${printable(portfolio.name, 40)} (demo)` : printable(portfolio.name, 40),
    numberText(portfolio.trades, 0),
    portfolio.firstDate ?? "–",
    portfolio.lastDate ?? "–",
    figureText(portfolio.totalPnl, "money"),
    figureText(portfolio.totalReturn, "fraction"),
    figureText(portfolio.maxDrawdown, "fraction"),
  ])
  printSections(
    [columns([header, ...rows], ["left", "right", "left", "left", "right", "right", "right"])],
    stdout,
  )
}
