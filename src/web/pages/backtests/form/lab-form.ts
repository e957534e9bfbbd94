/**
 * Everything that was typed or chosen in the lab, by field name, as text: exactly what the address holds. A field that is not
 * there has its default, so that an old bookmark never breaks and the plain address is the plain form.
 */
export type LabForm = Readonly<Record<string, string>>

/** What is asked for: one run, a search of parameters, or a search that moves through time. */
export type LabMode = "run" | "search" | "walk"

const fixedFields = new Set([
  "mode",
  "prices",
  "currency",
  "benchmark",
  "strategy",
  "direction",
  "from",
  "to",
  "cash",
  "sizeIn",
  "size",
  "commissionPercent",
  "fixedCommission",
  "perUnitCommission",
  "minimumCommission",
  "spreadPercent",
  "slippagePercent",
  "marginPercent",
  "stopLossPercent",
  "takeProfitPercent",
  "intrabar",
  "shortBorrowPercent",
  "cashInterestPercent",
  "riskFreePercent",
  "fractional",
  "tradeOnClose",
  "hedging",
  "exclusiveOrders",
  "finalize",
  "bounds",
  "constraint",
  "maximize",
  "method",
  "runs",
  "seed",
  "folds",
  "inSamplePercent",
  "rolling",
  "history",
])
const openFields = /^(set|rule|grid)\.[a-zA-Z]\w*$/

/** Reads the form from a query string; what is no field of it is passed over. */
export function parseForm(search: string): LabForm {
  const form: Record<string, string> = {}
  for (const [name, value] of new URLSearchParams(search)) {
    if (fixedFields.has(name) || openFields.test(name)) form[name] = value
  }
  return form
}

/** The query string of a form, without the question mark. */
export function formatForm(form: LabForm): string {
  return new URLSearchParams(form).toString()
}

/** A form with some fields changed; null takes one back to its default. */
export function changeForm(form: LabForm, change: Readonly<Record<string, string | null>>): LabForm {
  const entries = Object.entries({ ...form, ...change })
  return Object.fromEntries(entries.filter((entry): entry is [string, string] => entry[1] !== null))
}

export function modeOf(form: LabForm): LabMode {
  const mode = form["mode"]
  return mode === "search" || mode === "walk" ? mode : "run"
}
