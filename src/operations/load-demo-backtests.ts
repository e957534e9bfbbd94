import {
  backtestRequest,
  optimizationRequest,
  portfolioBacktestRequest,
  walkForwardRequest,
} from "../contract/index.ts"
import { addPriceFile } from "./add-price-file.ts"
import type { BacktestContext } from "./backtest-context.ts"
import type { SourceFile } from "./ports.ts"
import { runBacktest } from "./run-backtest.ts"
import { runPortfolioBacktest } from "./run-portfolio-backtest.ts"
import { startSearch } from "./start-search.ts"

export type DemoPrices = { readonly index: SourceFile; readonly bonds: SourceFile }

const ranges = [
  { name: "fast", from: 5, to: 50, step: 3 },
  { name: "slow", from: 40, to: 240, step: 10 },
]

/** Puts the demo's prices into the lab and runs on them what there is to look at: runs, a portfolio, a search and a walk-forward. */
export async function loadDemoBacktests(context: BacktestContext, files: DemoPrices): Promise<void> {
  const index = await addPriceFile(context, files.index)
  const bonds = await addPriceFile(context, files.bonds)
  const prices = { priceFile: index.id }
  const settings = { finalize: true }
  const cross = { id: "sma-cross" }
  await startSearch(context, {
    kind: "walk-forward",
    request: walkForwardRequest.parse({ prices, settings, strategy: cross, ranges }),
  })
  await startSearch(context, {
    kind: "optimization",
    request: optimizationRequest.parse({ prices, settings, strategy: cross, ranges }),
  })
  for (const strategy of [
    { id: "buy-and-hold" },
    { id: "rsi-reversion", parameters: { period: 4, oversold: 20, overbought: 60 } },
    { ...cross, parameters: { fast: 20, slow: 100 } },
  ]) {
    await runBacktest(context, backtestRequest.parse({ prices, settings, strategy, bounds: true }))
  }
  await runPortfolioBacktest(
    context,
    portfolioBacktestRequest.parse({
      name: "60/40, a little every month",
      instruments: [
        { prices, target: { weight: 0.6 } },
        { prices: { priceFile: bonds.id }, target: { weight: 0.4 } },
      ],
      contribution: { amount: 250 },
      rebalance: "quarterly",
      benchmark: { prices },
    }),
  )
}
