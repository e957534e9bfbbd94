import type { DataProblem, InstrumentPrices, SearchResult } from "../../contract/index.ts"
import type { FetchedPrices } from "../../operations/fetch-prices.ts"
import type { ImportedPrices } from "../../operations/import-prices.ts"
import type { TextOutput } from "../cli-world.ts"
import { columns, printable } from "./columns.ts"
import { numberText } from "./number-text.ts"
import { printSections } from "./print-sections.ts"
import { type Style, styleFor } from "./style.ts"

/** Days that are shown of a series: enough to see where it stands; `--json` has them all. */
const DAYS_SHOWN = 20
const DECIMALS = 2

/** Prints a row a symbol that was fetched, and what could not be had. */
export function fetchedText(
  { data, problems }: { readonly data: readonly FetchedPrices[]; readonly problems: readonly DataProblem[] },
  stdout: TextOutput,
): void {
  const style = styleFor(stdout)
  const header = ["", "Last price", "", "Bars", "From", "To", "Source"].map(style.dim)
  const rows = data.map(({ symbol, price, currency, bars, firstDay, lastDay, source }) => [
    symbol,
    price === null ? "–" : numberText(price, DECIMALS),
    currency ?? "",
    numberText(bars, 0),
    firstDay ?? "–",
    lastDay ?? "–",
    source ?? "–",
  ])
  const table = columns([header, ...rows], ["left", "right", "left", "right", "left", "left", "left"])
  printSections([table, problemLines(problems, style)], stdout)
}

/** Prints what a file has changed, and what the checks said. */
export function importedPricesText(imported: ImportedPrices, stdout: TextOutput): void {
  const { symbol, bars, firstDay, lastDay, changedDays, heldDays, basis, findings } = imported
  const { warn } = styleFor(stdout)
  const days = `${numberText(bars, 0)} days from ${firstDay} to ${lastDay}`
  printSections(
    [
      [
        `${symbol}: ${days}, ${basis} prices`,
        `${numberText(changedDays, 0)} are new or changed, ${numberText(heldDays, 0)} are held back`,
      ],
      findings.map(({ day, check, detail }) => warn(`${day}  ${check}: ${detail}`)),
    ],
    stdout,
  )
}

/** Prints the last days of a series, with where they are from. */
export function barsText(symbol: string, bars: InstrumentPrices, stdout: TextOutput): void {
  const style = styleFor(stdout)
  const first = Math.max(0, bars.days.length - DAYS_SHOWN)
  const header = ["", "Open", "High", "Low", "Close", "Volume"].map(style.dim)
  const cell = (value: number | null, decimals: number) =>
    value === null ? "–" : numberText(value, decimals)
  const rows = bars.days.slice(first).map((day, offset) => {
    const at = first + offset
    return [
      day,
      cell(bars.open[at], DECIMALS),
      cell(bars.high[at], DECIMALS),
      cell(bars.low[at], DECIMALS),
      cell(bars.close[at], DECIMALS),
      cell(bars.volume[at], 0),
    ]
  })
  const table = columns([header, ...rows], ["left", "right", "right", "right", "right", "right"])
  const shown = first > 0 ? `the last ${DAYS_SHOWN} of ${numberText(bars.days.length, 0)} days; ` : ""
  const from = `${symbol} in ${bars.currency ?? "an unknown currency"}: ${shown}${bars.freshness}, from ${bars.source ?? "nobody"}`
  const notes = bars.notes.map(({ text }) => style.dim(text))
  printSections([[from], table, notes, problemLines(bars.problems, style)], stdout)
}

/** Prints what a search has found. */
export function candidatesText({ data, problems }: SearchResult, stdout: TextOutput): void {
  const style = styleFor(stdout)
  const header = ["Symbol", "Name", "Kind", "Exchange", ""].map(style.dim)
  const rows = data.map(({ symbol, name, kind, mic, instrument }) => [
    symbol,
    printable(name, 48),
    kind ?? "–",
    mic ?? "–",
    instrument === null ? "" : "here already",
  ])
  const table =
    data.length === 0
      ? ["nothing was found"]
      : columns([header, ...rows], ["left", "left", "left", "left", "left"])
  printSections([table, problemLines(problems, style)], stdout)
}

function problemLines(problems: readonly DataProblem[], { warn }: Style): string[] {
  return problems.map(({ subject, detail }) => warn(`${subject}: ${detail}`))
}
