import type { StrategyProgram } from "../../src/engine/backtest/program/strategy-program.ts"

/** A person's own strategy: a callback at every bar that looks at two averages and places orders. */
export const ownCross: StrategyProgram = {
  id: "own",
  rule: "the SMA cross, written by hand",
  parameters: [],
  prepare(setup) {
    const fast = setup.sma(setup.close, 10)
    const slow = setup.sma(setup.close, 30)
    return (context) => {
      const before = fast.ago(1) - slow.ago(1)
      const now = fast.ago() - slow.ago()
      if (before < 0 && now > 0 && context.position === 0) context.buy()
      if (before > 0 && now < 0) context.close()
    }
  },
}
