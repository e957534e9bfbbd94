import type { EpochDay } from "../../engine/money/iso-date.ts"
import type { TradeLogAnswer } from "./answer-question.ts"

/** What a reader asks of a trade log; every field as in the address of the page. */
export type TradeLogQuestion = {
  /** Names as in the log; empty means all. */
  readonly strategies: readonly string[]
  readonly from: EpochDay | null
  readonly to: EpochDay | null
  readonly dateBasis: "close" | "open"
  readonly oneLot: boolean
  /** Annual fraction. */
  readonly riskFreeRate: number
}

export type ToAnalysisWorker =
  | { readonly type: "open"; readonly block: ArrayBuffer }
  | { readonly type: "ask"; readonly id: number; readonly question: TradeLogQuestion }

export type FromAnalysisWorker =
  | {
      readonly type: "answer"
      readonly id: number
      readonly answer: TradeLogAnswer
      readonly elapsedMs: number
    }
  | { readonly type: "failure"; readonly id: number | null; readonly message: string }
