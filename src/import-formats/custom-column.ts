import type { CustomColumn } from "../engine/trade-log/trade-columns.ts"
import { isBlankWord } from "./blank-words.ts"
import { parseDate } from "./parse-date.ts"
import { parseNumber } from "./parse-number.ts"
import { parseTime } from "./parse-time.ts"

const anyNumber = { decimalSign: ".", currency: null, percent: false } as const

/** A column that is not one of ours. Its type is that which every filled cell has; without any it is text. */
export function customColumn(name: string, values: readonly string[]): CustomColumn {
  const filled = values.filter((value) => !isBlankWord(value.trim()))
  if (filled.length > 0) {
    if (filled.every((value) => parseNumber(value, anyNumber).kind === "number")) {
      return { name, type: "number", values: Float64Array.from(values, numberOf) }
    }
    if (filled.every((value) => parseDate(value, "m/d") !== null || parseDate(value, "d/m") !== null)) {
      return { name, type: "date", values }
    }
    if (filled.every((value) => parseTime(value) !== null)) return { name, type: "time", values }
  }
  return { name, type: "text", values }
}

function numberOf(text: string): number {
  const reading = parseNumber(text, anyNumber)
  return reading.kind === "number" ? reading.value : NaN
}

/** Names of the columns that are not ours, as written; the second of a name is kept as `Name (2)`. */
export function customNames(written: readonly string[]): string[] {
  const counts = new Map<string, number>()
  return written.map((raw) => {
    const name = raw.trim()
    const count = (counts.get(name) ?? 0) + 1
    counts.set(name, count)
    return count === 1 ? name : `${name} (${count})`
  })
}
