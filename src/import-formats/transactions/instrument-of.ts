import type { Instrument } from "../../engine/ledger/transaction.ts"
import type { RowReader } from "./row-reader.ts"

const symbolText = /^[\p{L}\p{N} .\-=^:/&$#_()']+$/u

/** The asset that the columns symbol, isin and name of a row are about; null when all are blank. An odd character rejects the symbol. */
export function instrumentOf(row: RowReader): Instrument | null {
  const symbol = row.text("symbol")
  const isin = row.text("isin").toUpperCase()
  const name = row.text("name")
  if (symbol === "" && isin === "" && name === "") return null
  if (symbol !== "" && !symbolText.test(symbol)) {
    row.reject("symbol", "not-a-symbol", "a symbol of letters, digits and . - = ^ : / & $ # _ ( ) '")
  }
  return { symbol, isin, name }
}
