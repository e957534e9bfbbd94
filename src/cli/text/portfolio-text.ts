import type { TransactionsValuation } from "../../operations/value-transactions.ts"
import type { TextOutput } from "../cli-world.ts"
import { columns, printable } from "./columns.ts"
import { importText } from "./import-text.ts"
import { noFigure, numberText, percentText } from "./number-text.ts"
import { printSections } from "./print-sections.ts"
import { styleFor, type Style } from "./style.ts"

/** Prints positions, value, returns and gains of a ledger for reading. */
export function portfolioText(result: TransactionsValuation, stdout: TextOutput): void {
  const style = styleFor(stdout)
  const [{ name }] = result.inputs
  printSections(
    [
      [...importText(name, { ...result.import, openTrades: 0 }, style), ...reviewText(result, style)],
      positionsText(result, style),
      cashText(result, style),
      performanceText(result, style),
      result.notes.map(({ line, text }) => style.dim(`  line ${line}: ${printable(text)}`)),
    ],
    stdout,
  )
}

function reviewText({ import: { review } }: TransactionsValuation, style: Style): string[] {
  return review.map(({ line, reason }) => style.warn(`  ? line ${line}: ${printable(reason)}`))
}

function positionsText({ positions }: TransactionsValuation, style: Style): string[] {
  if (positions.length === 0) return []
  const header = [
    "",
    "Quantity",
    "Average cost",
    "Cost",
    "Value",
    "Realised",
    "Unrealised",
    "Income",
    "Fees",
    "",
  ]
  const rows = positions.map((position) => [
    `  ${printable(position.symbol, 24)}`,
    quantityText(position.quantity),
    money(position.averageCost),
    money(position.costBasis),
    money(position.marketValue),
    money(position.realised),
    money(position.unrealised),
    money(position.income),
    money(position.fees),
    position.currency,
  ])
  const right = header.slice(1, -1).map(() => "right" as const)
  return [style.bold("Positions"), ...columns([header.map(style.dim), ...rows], ["left", ...right, "left"])]
}

function cashText({ cash, cashMode }: TransactionsValuation, style: Style): string[] {
  if (cashMode === "implied") {
    return [style.dim("Cash is implied: the file has no deposits, so each row is taken as paid from outside")]
  }
  const rows = Object.entries(cash).map(([currency, amount]) => [`  ${currency}`, money(amount)])
  return rows.length === 0 ? [] : [style.bold("Cash"), ...columns(rows, ["left", "right"])]
}

function performanceText(result: TransactionsValuation, style: Style): string[] {
  const { performance, options, nulls, benchmark } = result
  const { gains } = performance
  const figures: readonly (readonly [id: string, label: string, text: string | null])[] = [
    ["value", `Value, ${options.currency}`, known(result.value, money)],
    ["timeWeightedReturn", "Time-weighted return", known(performance.timeWeightedReturn, percentText)],
    [
      "moneyWeightedReturn",
      "Money-weighted return, a year",
      known(performance.moneyWeightedReturn, percentText),
    ],
    ["modifiedDietz", "Modified Dietz", known(performance.modifiedDietz, percentText)],
    ["gains", "Gain", known(gains?.total ?? null, money)],
    ...(gains === null
      ? []
      : (["price", "income", "currency", "fees", "taxes"] as const).map(
          (part) =>
            [
              part,
              `  ${part}`,
              money(part === "fees" || part === "taxes" ? 0 - gains[part] : gains[part]),
            ] as const,
        )),
    ...(benchmark === null
      ? []
      : [
          [
            "benchmark",
            `Same flows in ${printable(benchmark.symbol, 24)}`,
            known(benchmark.value, money),
          ] as const,
        ]),
  ]
  const rows = figures.map(([id, label, text]) => [
    `  ${label}`,
    text ?? noFigure,
    text === null ? style.dim(nulls[id] ?? "") : "",
  ])
  return [style.bold(`Up to ${options.asOf}`), ...columns(rows, ["left", "right", "left"])]
}

function known(value: number | null, text: (value: number) => string): string | null {
  return value === null ? null : text(value)
}

function money(value: number | null): string {
  return value === null ? noFigure : numberText(value, 2)
}

/** As many decimals as the quantity has, up to eight. */
function quantityText(quantity: number): string {
  const decimals = Number(quantity.toFixed(8)).toString().split(".")[1]?.length ?? 0
  return numberText(quantity, Math.min(decimals, 8))
}
