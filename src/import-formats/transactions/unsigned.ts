import { Decimal, type DecimalText } from "../../engine/money/decimal.ts"

/** A number without its sign, where the type of the row says the direction. */
export function unsigned(number: DecimalText | null): DecimalText | null {
  return number === null ? null : new Decimal(number).abs().toFixed()
}
