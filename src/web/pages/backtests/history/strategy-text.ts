import type { BacktestSummary } from "../../../../contract/index.ts"

type Tested = BacktestSummary["strategy"]

const labels: Readonly<Record<string, string>> = {
  "buy-and-hold": "Buy and hold",
  "sma-cross": "SMA cross",
  "ema-cross": "EMA cross",
  "macd-cross": "MACD cross",
  "rsi-reversion": "RSI reversion",
  "bollinger-reversion": "Bollinger reversion",
  "donchian-breakout": "Donchian breakout",
  momentum: "Momentum",
  rules: "Rules",
}

/** The name of a built-in strategy. */
export function strategyName(id: string): string {
  return labels[id] ?? id
}

/** A strategy with what it was given: "SMA cross 10, 30", "Rules: close > sma(close, 200)", "RSI reversion 14, 30, 70, short". */
export function strategyText({ id, parameters, expressions, direction }: Tested): string {
  const values = Object.values(parameters).map(String)
  const entry = expressions["entry"]
  return [
    `${strategyName(id)}${entry === undefined ? "" : ": "}`,
    entry === undefined ? ` ${values.join(", ")}` : entry,
    direction === "long" ? "" : direction === "short" ? ", short" : ", long and short",
  ]
    .join("")
    .trim()
}

/** Parameters by name: "fast 10, slow 30". */
export function paramsText(params: Readonly<Record<string, number>>): string {
  return Object.entries(params)
    .map(([name, value]) => `${name} ${String(value)}`)
    .join(", ")
}
