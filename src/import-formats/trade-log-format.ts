import type { ImportCheck } from "../contract/index.ts"
import type { TradeNumber } from "../engine/trade-log/trade-columns.ts"
import type { FileFormat } from "./file-format.ts"
import type { TradeLogDraft } from "./read-trade-log.ts"

/** What a column of a trade log is to us. */
export type TradeKey =
  | TradeNumber
  | "openDay"
  | "openMinute"
  | "closeDay"
  | "closeMinute"
  | "contracts"
  | "legs"
  | "strategy"
  | "reason"
  | "underlying"
  | KeptKey

/** Columns that tell a format and are kept as the user's own. */
type KeptKey = "side" | "entryPrice" | "exitPrice"

export type TradeLogFormat = FileFormat<TradeKey> & {
  readonly role: "trade-log"
  /** Currency of every amount, by ISO code. */
  readonly currency: string | null
  /**
   * Whether premium and cost are in dollars per contract by the format, or in units that the legs have to tell; then the log has no
   * fees either, and they are what P/L lacks.
   */
  readonly units: "stated" | "inferred"
  /** Checks of this format beside those of every trade log. */
  readonly checks?: (log: TradeLogDraft, listed: number) => ImportCheck[]
  /** Brings premium, cost and signs into our units and says how, once all rows are read. */
  readonly settle?: (draft: TradeLogDraft) => void
}
