import type { OptimizationResult } from "../../../../contract/index.ts"
import { formatDecimal } from "../../../format/decimal.ts"
import { formatPercent } from "../../../format/percent.ts"

type Concluded = NonNullable<OptimizationResult["result"]>

/** Where the words change from doubt to confidence; conventional, and said to be so. */
const surely = 0.95
const likely = 0.8
const coinFlip = 0.5
const plateau = 0.8
const peak = 0.5

export type Belief = { readonly label: string; readonly value: string; readonly words: string }

/** How far the best of a search can be believed, three ways, each in words. */
export function beliefsOf(result: Concluded): Belief[] {
  return [deflated(result), overfitting(result), stability(result)]
}

function deflated({ deflatedSharpe: value, runs, nulls }: Concluded): Belief {
  const label = "Deflated Sharpe ratio"
  if (value === null) return undefinedBelief(label, nulls["deflatedSharpe"])
  const tries = formatDecimal(runs, { digits: 0 })
  const verdict =
    value >= surely
      ? "more than luck by the usual 95 %"
      : value >= likely
        ? "probably more than luck, short of the usual 95 %"
        : value >= coinFlip
          ? "hardly told from luck"
          : "what luck alone would do"
  return {
    label,
    value: formatPercent(value, { digits: 0 }),
    words: `The probability that its Sharpe ratio is above what the best of ${tries} worthless runs would show: ${verdict}.`,
  }
}

function overfitting({ probabilityOfOverfitting: value, nulls }: Concluded): Belief {
  const label = "Probability of overfitting"
  if (value === null) return undefinedBelief(label, nulls["probabilityOfOverfitting"])
  const verdict =
    value < 0.1
      ? "what was best stays good"
      : value < 0.3
        ? "what was best mostly stays above the middle"
        : value <= coinFlip
          ? "what was best often falls back"
          : "what was best in one half says nothing of the other"
  return {
    label,
    value: formatPercent(value, { digits: 0 }),
    words: `How often the best run of one half of the time is below the middle in the other half: ${verdict}.`,
  }
}

function stability({ neighbourhood }: Concluded): Belief {
  const label = "Neighbourhood"
  if (neighbourhood === null)
    return undefinedBelief(label, "only a search of all combinations has neighbours")
  const { stability: share, count } = neighbourhood
  if (share === null)
    return undefinedBelief(label, "there is no neighbour to compare with, or the best is not above 0")
  const verdict =
    share >= plateau
      ? "a plateau"
      : share >= peak
        ? "a slope: nearby parameters do clearly worse"
        : "a lone peak"
  return {
    label,
    value: formatPercent(share, { digits: 0 }),
    words: `What the ${String(count)} runs one step away reach of the best, on average: ${verdict}.`,
  }
}

function undefinedBelief(label: string, reason: string | undefined): Belief {
  return { label, value: "–", words: `Not defined here: ${reason ?? "there is too little to tell"}.` }
}
