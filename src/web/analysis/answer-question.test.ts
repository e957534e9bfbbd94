import { expect, it } from "vitest"
import { encodeColumnBlock } from "../../contract/column-block.ts"
import { packTradeColumns } from "../../engine/trade-log/pack-trade-columns.ts"
import { tradesOf } from "../../../test/trades-of.ts"
import type { TradeLogQuestion } from "./analysis-messages.ts"
import { answerQuestion } from "./answer-question.ts"
import { readTradeLog } from "./read-trade-log.ts"
import { transferables } from "./transferables.ts"

const trades = tradesOf([
  {
    open: "2024-01-02 09:35",
    close: "2024-01-02 15:30",
    pnl: 300,
    funds: 10_300,
    strategy: "A, calm",
    contracts: 2,
  },
  { open: "2024-01-03 09:35", close: "2024-01-03 15:30", pnl: -100, funds: 10_200, strategy: "B" },
  { open: "2024-01-04 09:35", close: "2024-01-04 15:30", pnl: 200, funds: 10_400, strategy: "A, calm" },
])
const sessions = Int32Array.of(19_724, 19_725, 19_726)
const everything: TradeLogQuestion = {
  strategies: [],
  from: null,
  to: null,
  dateBasis: "close",
  oneLot: false,
  riskFreeRate: 0,
}

/** The block as the API sends it. */
function block(): Uint8Array {
  const { meta, columns } = packTradeColumns(trades, { texts: false })
  return encodeColumnBlock(
    { ...meta, portfolioId: "p", revision: 3, initialCapital: null, imports: ["i"], dailyLog: false },
    new Map([...columns, ["sessions", sessions]]),
  )
}

it("answers from the block that the API sends", () => {
  const answer = answerQuestion(readTradeLog(block()), everything)
  expect(answer.tradeCount).toBe(3)
  expect(answer.initialCapital).toBe(10_000)
  expect([...answer.curve.equity]).toEqual([10_300, 10_200, 10_400])
  expect([...answer.cumulativePnl]).toEqual([300, 200, 400])
  expect(answer.sums).toMatchObject({ trades: 3, contracts: 4, pnl: 400 })
  expect(answer.pnlShares).toEqual([1.25, -0.25])
})

it("narrows to a strategy whose name has a comma, and keeps the capital of the whole log", () => {
  const answer = answerQuestion(readTradeLog(block()), { ...everything, strategies: ["A, calm"] })
  expect([...answer.selection]).toEqual([0, 2])
  expect(answer.initialCapital).toBe(10_000)
})

it("selects nothing for a strategy that the log does not have", () => {
  expect(answerQuestion(readTradeLog(block()), { ...everything, strategies: ["C"] }).tradeCount).toBe(0)
})

it("adds up trades of one contract when asked for them", () => {
  expect(answerQuestion(readTradeLog(block()), { ...everything, oneLot: true }).sums.pnl).toBe(250)
})

it("can be asked again after an answer has moved to another thread", () => {
  const bytes = block()
  const log = readTradeLog(bytes)
  const kept = new Set([bytes.buffer])
  const move = () => {
    const answer = answerQuestion(log, everything)
    return structuredClone(answer, { transfer: transferables(answer, kept) })
  }
  expect(move()).toEqual(move())
})
