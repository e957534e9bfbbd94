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

export type TradeLogFormat = FileFormat<TradeKey> & {
  readonly role: "trade-log"
  /** Currency of every amount, by ISO code. */
  readonly currency: string | null
  /** Brings premium, cost and signs into our units and says how, once all rows are read. */
  readonly settle?: (draft: TradeLogDraft) => void
}
