import { resolveSettings } from "../backtest-settings.ts"
import type { BacktestSettings } from "../backtest-settings.ts"
import { resolveStrategy } from "../strategies/resolve-strategy.ts"
import type { ResolvedStrategy } from "../strategies/resolve-strategy.ts"
import { directions } from "../strategies/strategy.ts"

/** Small periods, so that a hundred bars hold many trades. */
const smallParameters: Record<string, (random: () => number) => Record<string, number>> = {
  "buy-and-hold": () => ({}),
  "sma-cross": (random) => ({ fast: 2 + whole(random, 4), slow: 6 + whole(random, 8) }),
  "ema-cross": (random) => ({ fast: 2 + whole(random, 4), slow: 6 + whole(random, 8) }),
  "macd-cross": (random) => ({
    fast: 2 + whole(random, 3),
    slow: 5 + whole(random, 5),
    signal: 2 + whole(random, 4),
  }),
  "rsi-reversion": (random) => ({ period: 2 + whole(random, 5), oversold: 40, overbought: 60 }),
  "bollinger-reversion": (random) => ({ period: 2 + whole(random, 8), deviations: 0.5 + random() }),
  "donchian-breakout": (random) => ({ entry: 1 + whole(random, 6), exit: 1 + whole(random, 4) }),
  momentum: (random) => ({ lookback: 1 + whole(random, 6), threshold: 0.02 * random() }),
}

/** A whole number below another. */
export function whole(random: () => number, below: number): number {
  return Math.floor(random() * below)
}

/** A built-in strategy with parameters and a direction at random. */
export function randomStrategy(id: string, random: () => number): ResolvedStrategy {
  const direction = directions[whole(random, 3)]
  if (id !== "rules") return resolveStrategy({ id, parameters: smallParameters[id](random), direction })
  return resolveStrategy({
    id,
    expressions: { entry: "close > sma(close, 5) and not rsi(close, 2) > 90", exit: "close < ago(close, 2)" },
    direction,
  })
}

/** Settings that the kernels can run. */
export function randomSettings(random: () => number): BacktestSettings {
  const leveraged = random() < 0.3
  return resolveSettings({
    cash: 1000 + whole(random, 9000),
    commission: random() < 0.3 ? 0 : 0.003 * random(),
    fixedCommission: random() < 0.3 ? 5 * random() : 0,
    perUnitCommission: random() < 0.3 ? 0.01 : 0,
    minimumCommission: random() < 0.3 ? 2 : 0,
    spread: random() < 0.3 ? 0.001 : 0,
    slippage: random() < 0.3 ? 0.001 : 0,
    margin: leveraged ? 0.1 : 1,
    size: random() < 0.2 ? 5 + whole(random, 50) : 0.2 + 0.8 * random(),
    fractional: random() < 0.3,
    exclusiveOrders: random() < 0.3,
    hedging: random() < 0.3,
    finalize: random() < 0.5,
  })
}
