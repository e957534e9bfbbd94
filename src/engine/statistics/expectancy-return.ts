import { mean } from "../series/mean.ts"
import { figureOf, undefinedBecause } from "./figure.ts"
import type { Figure } from "./figure.ts"
import { NO_TRADE } from "./reasons.ts"

/** Arithmetic mean of the trades' returns. Undefined without a trade. `[0.5, −0.2]` → 0.15. */
export function expectancyReturn(returns: Float64Array): Figure {
  return returns.length === 0 ? undefinedBecause(NO_TRADE) : figureOf(mean(returns))
}
