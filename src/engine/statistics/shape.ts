import type { PopulationMoments } from "../series/population-moments.ts"
import { figureOf, undefinedBecause } from "./figure.ts"
import type { Figure } from "./figure.ts"
import { EQUAL_RETURNS } from "./reasons.ts"

/** Skewness by population moments, m₃ / m₂^(3/2). Undefined when all returns are equal. */
export function skewness(moments: PopulationMoments): Figure {
  return moments.skewness === null ? undefinedBecause(EQUAL_RETURNS) : figureOf(moments.skewness)
}

/** Excess kurtosis by population moments, m₄ / m₂² − 3; 0 for a normal distribution. Undefined when all returns are equal. */
export function excessKurtosis(moments: PopulationMoments): Figure {
  return moments.excessKurtosis === null ? undefinedBecause(EQUAL_RETURNS) : figureOf(moments.excessKurtosis)
}
