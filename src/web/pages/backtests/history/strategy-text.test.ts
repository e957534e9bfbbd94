import { expect, it } from "vitest"
import { strategySchemas } from "../../../../engine/backtest/strategies/built-in-strategies.ts"
import { strategyName, strategyText } from "./strategy-text.ts"

it.each(strategySchemas)("calls $id what the engine calls it", ({ id, label }) => {
  expect(strategyName(id)).toBe(label)
})

it("names the values, and the direction where it is not long", () => {
  const strategy = { id: "sma-cross", parameters: { fast: 10, slow: 30 }, expressions: {} }
  expect(strategyText({ ...strategy, direction: "long" })).toBe("SMA cross 10, 30")
  expect(strategyText({ ...strategy, direction: "both" })).toBe("SMA cross 10, 30, long and short")
})

it("shows the condition that rules enter on", () => {
  const expressions = { entry: "rsi(close, 2) < 10", exit: "close > sma(close, 5)" }
  expect(strategyText({ id: "rules", parameters: {}, expressions, direction: "long" })).toBe(
    "Rules: rsi(close, 2) < 10",
  )
})
