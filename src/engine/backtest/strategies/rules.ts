import { InvalidBacktest } from "../invalid-backtest.ts"
import { compileRule } from "../rules/compile-rule.ts"
import { LONG_ENTRY, LONG_EXIT, SHORT_ENTRY, SHORT_EXIT } from "./signal-events.ts"
import type { SignalStrategy, StrategySchema } from "./strategy.ts"

export const rulesSchema: StrategySchema = {
  id: "rules",
  label: "Rules",
  rule: "Flat and the entry expression holds: buy. In position and the exit expression holds: close.",
  directions: ["long", "short", "both"],
  parameters: [],
  expressions: [
    { name: "entry", label: "Entry", example: "close > sma(close, 200) and rsi(close, 2) < 10" },
    { name: "exit", label: "Exit", example: "close > sma(close, 5)" },
  ],
  constraint: null,
}

/**
 * The strategy of two expressions. Its mirror swaps them: short where the exit holds, out where the entry does.
 * @throws InvalidBacktest when one of them is missing or cannot be used
 */
export function rulesStrategy(expressions: ReadonlyMap<string, string>): SignalStrategy {
  const [entry, exit] = ["entry", "exit"].map((name) => {
    const text = expressions.get(name)?.trim() ?? ""
    if (text === "") {
      throw new InvalidBacktest(
        "bad-expression",
        `the strategy rules needs the expressions entry and exit; ${name} is missing`,
      )
    }
    return { text, ...compileNamed(name, text) }
  })
  return {
    ...rulesSchema,
    warmUp: () => Math.max(entry.warmUp, exit.warmUp),
    signals(columns, _parameters, { from, to }, events) {
      const enter = columns.get(`rule ${entry.text}`, 0, entry.evaluate)
      const leave = columns.get(`rule ${exit.text}`, 0, exit.evaluate)
      for (let bar = from; bar < to; bar++) {
        const flags = enter[bar] === 1 ? LONG_ENTRY | SHORT_EXIT : 0
        events.add(bar, leave[bar] === 1 ? flags | LONG_EXIT | SHORT_ENTRY : flags)
        if (Number.isNaN(enter[bar] + leave[bar])) events.untold++
      }
    },
  }
}

function compileNamed(name: string, text: string) {
  try {
    return compileRule(text)
  } catch (error) {
    if (!(error instanceof InvalidBacktest)) throw error
    throw new InvalidBacktest(error.code, `${name}: ${error.message}`)
  }
}
