import type { CorporateAction } from "../engine/prices/corporate-action.ts"
import { splitAdjustedDividends, splitRatios } from "../engine/prices/basis-actions.ts"
import { impliedActions } from "../engine/prices/implied-actions.ts"
import type { FileActions } from "../operations/backtests-port.ts"
import type { SourceFile } from "../operations/ports.ts"
import { UnreadableFile } from "../operations/unreadable-file.ts"
import { readPrices } from "./read-prices.ts"
import { refusal } from "./refusal.ts"

const ofActions = /div|split|adj/i
/** A header stands within so many bytes. */
const HEAD_BYTES = 16_384

/**
 * Splits that the prices of a file are not adjusted for, and dividends a unit on today's basis, from its columns of dividends, splits or
 * adjusted closes. A file without such columns has none; one whose prices are adjusted for dividends has none to be paid beside them.
 *
 * @throws UnreadableFile for a cell of those columns that cannot be read
 */
export function readActions(source: SourceFile): FileActions {
  // Most files, and all of minutes, have no such column, and need not be read a second time. Zeros are every other byte of UTF-16.
  const head = Buffer.from(source.bytes.subarray(0, HEAD_BYTES)).toString("latin1").replaceAll("\0", "")
  if (!ofActions.test(head)) return withActions([])
  const file = pricesOf(source)
  if (file === null) return withActions([])
  const bad = file.records.rejected.find(({ column }) => column !== null && ofActions.test(column))
  if (bad !== undefined) {
    const place = { file: source.name, line: bad.line, column: String(bad.column) }
    throw refusal("unreadable-value", place, `“${bad.value}” cannot be read (${bad.reason})`, bad.expected)
  }
  const { bars, basis, basisWhy, actions, adjustedClose } = file
  const told = actions.some(({ kind }) => kind === "dividend")
  if (adjustedClose !== null && !told)
    return withActions(impliedActions(bars.days, bars.close, adjustedClose))
  const dividends = actions.filter(({ kind }) => kind === "dividend")
  if (basis === "raw") return withActions(actions)
  if (basis === "adjusted" && told) {
    const detail = "dividends that are in the adjusted prices already, and are not paid beside them"
    return { ...withActions([]), warnings: [{ id: "dividends-in-prices", count: dividends.length, detail }] }
  }
  const isUnsure = basis === "unknown" && dividends.length < actions.length
  const detail = `${basisWhy}; the prices are taken to be adjusted for splits`
  return {
    ...withActions(dividends),
    warnings: isUnsure ? [{ id: "unknown-basis", count: actions.length - dividends.length, detail }] : [],
  }
}

function withActions(actions: readonly CorporateAction[]): FileActions {
  return { splits: splitRatios(actions), dividends: splitAdjustedDividends(actions), warnings: [] }
}

/** Null where the file is no list of one price a day. */
function pricesOf(source: SourceFile) {
  try {
    return readPrices(source)
  } catch (error) {
    if (error instanceof UnreadableFile) return null
    throw error
  }
}
