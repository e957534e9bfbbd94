import { describe, expect, it } from "vitest"
import type { PortfolioSummary } from "../../../../contract/portfolios.ts"
import type { TradeLogAnswer } from "../../../analysis/answer-question.ts"
import { leadOfAnswer, leadOfSummary } from "./lead-figures.ts"

const figures = { totalReturn: 0.1, totalPnl: 1_000, maxDrawdown: -0.2 }

describe("the lead", () => {
  it("reads the same from the server's summary and from the engine's answer to the plain question", () => {
    const summary = { ...figures, trades: 3, drawdown: -0.05, firstDate: "2024-01-02" }
    const answer = {
      statistics: figures,
      tradeCount: 3,
      drawdown: Float64Array.of(0, -0.2, -0.05),
      curve: { days: Int32Array.of(19_724, 19_725, 19_726) }, // 2024-01-02 is day 19,724
    }
    expect(leadOfSummary(summary as PortfolioSummary)).toEqual(
      leadOfAnswer(answer as unknown as TradeLogAnswer),
    )
  })

  it("has no drawdown where equity is not known", () => {
    const answer = {
      statistics: { totalPnl: 5, totalReturn: null, maxDrawdown: null },
      tradeCount: 1,
      drawdown: Float64Array.of(Number.NaN),
      curve: { days: Int32Array.of(19_724) },
    }
    expect(leadOfAnswer(answer as unknown as TradeLogAnswer)).toMatchObject({
      totalReturn: null,
      drawdown: null,
    })
  })
})
