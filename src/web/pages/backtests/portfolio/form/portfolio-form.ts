import type { LabForm } from "../../form/lab-form.ts"

/** How it is said what each instrument gets. */
export type Targets = "weights" | "amounts" | "ranking"

/** As many as the API takes. */
export const mostRows = 100
const rowsAtFirst = 2

const fixedFields = new Set([
  "name",
  "rows",
  "targets",
  "top",
  "lookback",
  "currency",
  "cash",
  "contribution",
  "every",
  "rebalance",
  "bandPoints",
  "bandPercent",
  "dividends",
  "units",
  "commissionPercent",
  "fixedCommission",
  "perUnitCommission",
  "minimumCommission",
  "spreadPercent",
  "slippagePercent",
  "cashInterestPercent",
  "from",
  "to",
  "riskFreePercent",
  "benchmark",
  "benchmarkCurrency",
  "history",
])
const rowFields =
  /^([1-9]\d{0,2})\.((prices|symbol|currency|weight|amount|dividends|strategy)|(set|rule)\.[a-zA-Z]\w*)$/

/**
 * Reads a portfolio's form from a query string; what is no field of it is passed over. Fields of the n-th instrument begin with `n.`,
 * so that they are those of the lab's other form without it.
 */
export function parsePortfolioForm(search: string): LabForm {
  const form: Record<string, string> = {}
  for (const [name, value] of new URLSearchParams(search)) {
    const row = rowFields.exec(name)
    if (fixedFields.has(name) || (row !== null && Number(row[1]) <= mostRows)) form[name] = value
  }
  return form
}

export function targetsOf(form: LabForm): Targets {
  const targets = form["targets"]
  return targets === "amounts" || targets === "ranking" ? targets : "weights"
}

/** How many instruments the form has room for, whether they are filled in or not. */
export function rowCountOf(form: LabForm): number {
  const asked = Number(form["rows"] ?? rowsAtFirst)
  const filled = Object.keys(form).map((field) => Number(rowFields.exec(field)?.[1] ?? 0))
  return Math.min(mostRows, Math.max(1, Number.isInteger(asked) ? asked : rowsAtFirst, ...filled))
}

/** The fields of one instrument, named as if it were alone. */
export function rowOf(form: LabForm, row: number): LabForm {
  const prefix = `${String(row)}.`
  return Object.fromEntries(
    Object.entries(form).flatMap(([field, value]) =>
      field.startsWith(prefix) ? [[field.slice(prefix.length), value]] : [],
    ),
  )
}

export type FormChange = Readonly<Record<string, string | null>>

/** A change to the fields of one instrument, as a change of the form. */
export function changeOfRow(row: number, change: FormChange): FormChange {
  return Object.fromEntries(
    Object.entries(change).map(([field, value]) => [`${String(row)}.${field}`, value]),
  )
}

/** Room for one instrument more. */
export function addRow(form: LabForm): FormChange {
  return rowsText(rowCountOf(form) + 1)
}

/** Takes one instrument out; those after it move up. */
export function removeRow(form: LabForm, row: number): FormChange {
  const count = rowCountOf(form)
  const moved = Array.from({ length: count - row }, (_, at) =>
    changeOfRow(row + at, rowOf(form, row + at + 1)),
  )
  const emptied = Object.fromEntries(
    Object.keys(form).flatMap((field) =>
      Number(rowFields.exec(field)?.[1] ?? 0) >= row ? [[field, null]] : [],
    ),
  )
  return Object.assign(emptied, ...moved, rowsText(Math.max(1, count - 1))) as FormChange
}

/** Gives prices to the rows that have none, in order, and to new ones as far as there is room; those that are there already are passed over. */
export function fillRows(form: LabForm, prices: readonly string[]): FormChange {
  const rows = Array.from({ length: mostRows }, (_, at) => at + 1)
  const there = new Set(rows.map((row) => rowOf(form, row)["prices"]))
  const empty = rows.filter((row) => rowOf(form, row)["prices"] === undefined)
  const filled = [...new Set(prices)].filter((each) => !there.has(each)).slice(0, empty.length)
  const change = filled.map((each, at) => changeOfRow(empty[at], { prices: each }))
  const last = filled.length === 0 ? 0 : empty[filled.length - 1]
  return Object.assign({}, ...change, rowsText(Math.max(rowCountOf(form), last))) as FormChange
}

function rowsText(rows: number): FormChange {
  return { rows: rows === rowsAtFirst ? null : String(rows) }
}
