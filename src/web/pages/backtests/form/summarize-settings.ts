import type { LabForm } from "./lab-form.ts"

const percent = (form: LabForm, field: string, usual: string) => typed(form, field) ?? usual

/** What was typed; null where the default is in force. */
function typed(form: LabForm, field: string): string | null {
  const text = form[field]?.trim()
  return text === undefined || text === "" ? null : text
}

function listed(parts: readonly (string | null)[]): string {
  return parts.filter((part) => part !== null).join(", ")
}

/** "Commission 0.2 % of each fill, no spread, no slippage". */
export function summarizeCosts(form: LabForm): string {
  const amount = (field: string, words: (text: string) => string) => {
    const text = typed(form, field)
    return text === null || Number(text) === 0 ? null : words(text)
  }
  return listed([
    `commission ${percent(form, "commissionPercent", "0.2")}\u202f% of each fill`,
    amount("fixedCommission", (text) => `${text} a fill`),
    amount("perUnitCommission", (text) => `${text} a unit`),
    amount("minimumCommission", (text) => `at least ${text}`),
    amount("spreadPercent", (text) => `spread ${text}\u202f%`) ?? "no spread",
    amount("slippagePercent", (text) => `slippage ${text}\u202f%`) ?? "no slippage",
    amount("shortBorrowPercent", (text) => `borrowing ${text}\u202f%`),
    amount("cashInterestPercent", (text) => `interest ${text}\u202f%`),
  ])
}

/** "10000 at the start, all of what is free a trade, whole units". */
export function summarizeAccount(form: LabForm): string {
  const size = typed(form, "size")
  const margin = Number(percent(form, "marginPercent", "100"))
  return listed([
    `${percent(form, "cash", "10 000")} at the start`,
    form["sizeIn"] === "units"
      ? `${size ?? "?"} units a trade`
      : `${size === null || size === "100" ? "all" : `${size}\u202f%`} of what is free a trade`,
    margin > 0 && margin < 100 ? `leverage ${String(Number((100 / margin).toPrecision(3)))}` : null,
  ])
}

/** "No stop-loss, no take-profit, filled at the next open". */
export function summarizeOrders(form: LabForm): string {
  const stop = typed(form, "stopLossPercent")
  const profit = typed(form, "takeProfitPercent")
  return listed([
    stop === null ? "no stop-loss" : `stop-loss ${stop}\u202f%`,
    profit === null ? "no take-profit" : `take-profit ${profit}\u202f%`,
    form["tradeOnClose"] === "1" ? "filled at the close" : "filled at the next open",
    form["fractional"] === "1" ? "fractions of units" : "whole units",
    form["finalize"] === "1" ? "closed at the end" : null,
  ])
}
