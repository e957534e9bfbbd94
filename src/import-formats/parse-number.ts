import { isBlankWord } from "./blank-words.ts"

export type DecimalSign = "." | ","

export type NumberReading =
  | { readonly kind: "number"; readonly value: number; readonly decimals: number; readonly text: string }
  | { readonly kind: "blank" }
  | { readonly kind: "unreadable"; readonly reason: "not-a-number" | "ambiguous-number" | "wrong-currency" }

export type NumberColumn = {
  /** What a lone separator with three digits after it is in this column; null when nothing decides. */
  readonly decimalSign: DecimalSign | null
  /** Currency of the column by ISO code; null when any may stand there. */
  readonly currency: string | null
  /** Whether `%` may follow: the value stays in percent points. */
  readonly percent: boolean
}

/** What a number tells about the style of its column. */
export type SeparatorEvidence = DecimalSign | "undecided" | "none"

const blank: NumberReading = { kind: "blank" }
const notANumber: NumberReading = { kind: "unreadable", reason: "not-a-number" }
const wrongCurrency: NumberReading = { kind: "unreadable", reason: "wrong-currency" }

const currencyCodes = new Set(Intl.supportedValuesOf("currency"))
const symbolCurrency = new Map([
  ["€", "EUR"],
  ["£", "GBP"],
  ["¥", "JPY"],
])
const digitsLimit = 40
/** No number is longer; keeps the work on hostile cells small. */
const longestNumber = 100

/**
 * Reads a number as brokers print them: `-1.5`, `1.5-`, `−1.5` (U+2212), `(1.23)`, `$-1`, `-$1`, `($1)`, `USD 1.00`, `1 234,56`,
 * `1'234.56`, `1e5`. Space, U+00A0, U+202F, `'` and `’` only group thousands. Of `,` and `.`: both present, the last is the decimal
 * sign; one of them more than once groups; once and not followed by exactly three digits, or after a lone 0, is decimal; once with
 * three digits after it is what the column says, else ambiguous. At most 40 significant digits.
 */
export function parseNumber(text: string, column: NumberColumn): NumberReading {
  let body = text.trim()
  if (isBlankWord(body)) return blank
  if (body.length > longestNumber) return notANumber
  let negative = false
  let signs = 0
  if (body.startsWith("(") && body.endsWith(")")) {
    negative = true
    signs++
    body = body.slice(1, -1).trim()
  }
  // Sign and currency may stand in either order, on either side.
  for (let step = 0; step < 4; step++) {
    const sign = signOf(body)
    if (sign !== null) {
      signs++
      negative ||= sign.negative
      body = sign.rest
    }
    const currency = currencyOf(body)
    if (currency !== null) {
      if (column.currency !== null && currency.code !== null && currency.code !== column.currency)
        return wrongCurrency
      body = currency.rest
    }
    if (column.percent && body.endsWith("%")) body = body.slice(0, -1).trimEnd()
    else if (sign === null && currency === null) break
  }
  if (signs > 1) return notANumber
  const reading = normalised(body, column.decimalSign)
  if (reading === null) return notANumber
  if (reading === "ambiguous") return { kind: "unreadable", reason: "ambiguous-number" }
  const value = Number(reading.plain)
  if (!Number.isFinite(value)) return notANumber
  return {
    kind: "number",
    value: negative ? 0 - value : value,
    decimals: decimalsOf(reading.plain),
    text: negative ? `-${reading.plain}` : reading.plain,
  }
}

/** What the separators of a cell tell about its column; "none" for whole numbers, blanks and what is no number. */
export function separatorEvidence(text: string): SeparatorEvidence {
  const comma = text.indexOf(",")
  const dot = text.indexOf(".")
  if ((comma < 0 && dot < 0) || text.length > longestNumber) return "none"
  if (!/^[^\p{L}]*(?:\p{L}{3})?[^\p{L}]*$/u.test(text) || !/\d/.test(text)) return "none"
  const lastComma = text.lastIndexOf(",")
  const lastDot = text.lastIndexOf(".")
  if (comma >= 0 && dot >= 0) return lastComma > lastDot ? "," : "."
  const first = Math.max(comma, dot)
  const sign = comma >= 0 ? "," : "."
  const other = comma >= 0 ? "." : ","
  if (first !== Math.max(lastComma, lastDot)) return other
  const after = /^\d*/.exec(text.slice(first + 1))?.[0].length ?? 0
  const before = /\d*$/.exec(text.slice(0, first))?.[0] ?? ""
  return after === 3 && groupsThousands(before) ? "undecided" : sign
}

function groupsThousands(before: string): boolean {
  return before.length >= 1 && before.length <= 3 && before !== "0"
}

function signOf(body: string): { negative: boolean; rest: string } | null {
  const first = body[0]
  if (first === "-" || first === "−") return { negative: true, rest: body.slice(1).trimStart() }
  if (first === "+") return { negative: false, rest: body.slice(1).trimStart() }
  const last = body.at(-1)
  if (last === "-" || last === "−") return { negative: true, rest: body.slice(0, -1).trimEnd() }
  return null
}

/** `$` alone decides nothing: its code is null. */
function currencyOf(body: string): { code: string | null; rest: string } | null {
  const first = body[0] ?? ""
  const last = body.at(-1) ?? ""
  if (first === "$" || symbolCurrency.has(first)) {
    return { code: symbolCurrency.get(first) ?? null, rest: body.slice(1).trimStart() }
  }
  if (last === "$" || symbolCurrency.has(last)) {
    return { code: symbolCurrency.get(last) ?? null, rest: body.slice(0, -1).trimEnd() }
  }
  const before = body.slice(0, 3)
  if (body.length > 3 && currencyCodes.has(before)) return { code: before, rest: body.slice(3).trimStart() }
  const after = body.slice(-3)
  if (body.length > 3 && currencyCodes.has(after)) return { code: after, rest: body.slice(0, -3).trimEnd() }
  return null
}

/** The number in the form JavaScript reads. */
function normalised(body: string, decimalSign: DecimalSign | null): { plain: string } | "ambiguous" | null {
  const parts = /^([\d.,'’ \u00a0\u202f]+)(e[+-]?\d{1,3})?$/i.exec(body)
  if (parts === null) return null
  const digits = parts[1] ?? ""
  const decimal = decimalSignOf(digits, decimalSign)
  if (decimal === "ambiguous") return "ambiguous"
  const at = decimal === null ? -1 : digits.lastIndexOf(decimal)
  const whole = at < 0 ? digits : digits.slice(0, at)
  const fraction = at < 0 ? "" : digits.slice(at + 1)
  if (!/^\d*$/.test(fraction) || !/^\d*$|^\d{1,3}(?:[.,'’ \u00a0\u202f]\d{3})+$/.test(whole)) return null
  const separators = new Set(whole.replace(/\d/g, ""))
  if (separators.size > 1) return null
  const plain = whole.replace(/\D/g, "")
  if (plain === "" && fraction === "") return null
  if (`${plain}${fraction}`.replace(/^0+/, "").length > digitsLimit) return null
  return { plain: `${plain === "" ? "0" : plain}${fraction === "" ? "" : `.${fraction}`}${parts[2] ?? ""}` }
}

function decimalSignOf(digits: string, declared: DecimalSign | null): DecimalSign | "ambiguous" | null {
  const lastComma = digits.lastIndexOf(",")
  const lastDot = digits.lastIndexOf(".")
  if (lastComma < 0 && lastDot < 0) return null
  if (lastComma >= 0 && lastDot >= 0) return lastComma > lastDot ? "," : "."
  const sign: DecimalSign = lastComma >= 0 ? "," : "."
  const at = Math.max(lastComma, lastDot)
  if (digits.indexOf(sign) !== at) return null
  const grouping = digits.length - at - 1 === 3 && groupsThousands(digits.slice(0, at))
  if (!grouping) return sign
  if (declared === null) return "ambiguous"
  return declared === sign ? sign : null
}

function decimalsOf(plain: string): number {
  const [mantissa = "", exponent = "0"] = plain.toLowerCase().split("e")
  const at = mantissa.indexOf(".")
  return Math.max(0, (at < 0 ? 0 : mantissa.length - at - 1) - Number(exponent))
}
