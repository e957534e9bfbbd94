import { type DecimalOptions, formatDecimal, MINUS } from "./decimal.ts"

/** XXX is ISO 4217's own code for no currency: a price file does not say which one its prices are in. */
export const NO_CURRENCY = "XXX"

const symbols = new Map<string, string>([[NO_CURRENCY, ""]])

/** The narrow symbol of an ISO 4217 currency: `$`, `€`, `CHF` where there is none. */
export function currencySymbol(currency: string): string {
  const known = symbols.get(currency)
  if (known !== undefined) return known
  const parts = new Intl.NumberFormat("en", { style: "currency", currency, currencyDisplay: "narrowSymbol" })
    .formatToParts(0)
    .find((part) => part.type === "currency")
  const symbol = parts?.value ?? currency
  symbols.set(currency, symbol)
  return symbol
}

/** The currency of prices that may not say which it is. */
export function currencyOf({ currency }: { readonly currency?: string | null }): string {
  return currency ?? NO_CURRENCY
}

/** What an axis or a heading says of money: "Equity, USD"; of money in no known currency, "Equity". */
export function inCurrency(name: string, currency: string): string {
  return currency === NO_CURRENCY ? name : `${name}, ${currency}`
}

/**
 * An amount with its currency symbol, the sign in front of both: `−$1 251.40`. Two decimals unless told otherwise, so that
 * a column of amounts aligns.
 */
export function formatMoney(
  amount: number,
  currency: string,
  { digits = 2, sign = "negative" }: Partial<DecimalOptions> = {},
): string {
  const figure = formatDecimal(amount, { digits, sign })
  if (figure === "–") return figure
  const symbol = currencySymbol(currency)
  const mark = figure.startsWith(MINUS) || figure.startsWith("+") ? figure.charAt(0) : ""
  const gap = symbol.length > 1 ? "\u202f" : ""
  return mark + symbol + gap + figure.slice(mark.length)
}

/** An amount with no more digits than it deserves: cents below a thousand, none from there on. */
export function formatMoneyBrief(
  amount: number,
  currency: string,
  sign: "negative" | "always" = "negative",
): string {
  return formatMoney(amount, currency, { digits: Math.abs(amount) < 1000 ? 2 : 0, sign })
}

/** An amount for an axis: `$0`, `$250`, `$120k`, `$1.25M`. A currency of several letters has no room there; the axis's title names it. */
export function formatMoneyAxis(amount: number, currency: string): string {
  const size = Math.abs(amount)
  const [divisor, suffix] =
    size >= 1e9 ? [1e9, "B"] : size >= 1e6 ? [1e6, "M"] : size >= 1e4 ? [1e3, "k"] : [1, ""]
  const scaled = amount / divisor
  const digits = [0, 1, 2].find((count) => Math.abs(Number(scaled.toFixed(count)) - scaled) < 1e-9) ?? 2
  const shown = currencySymbol(currency).length === 1 ? currency : NO_CURRENCY
  return formatMoney(scaled, shown, { digits }) + suffix
}
