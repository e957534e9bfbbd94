import { isDefined } from "./figure.ts"
import type { Figure } from "./figure.ts"

/**
 * Figures by the ids of the catalogue. A figure that does not exist is null, and `nulls` says in plain words why;
 * NaN and Infinity never appear.
 */
export type StatisticSet = {
  readonly statistics: Record<string, number | null>
  readonly nulls: Record<string, string>
}

/** Figures as they leave the engine. */
export function statisticSet(figures: Readonly<Record<string, Figure>>): StatisticSet {
  const statistics: Record<string, number | null> = {}
  const nulls: Record<string, string> = {}
  for (const [id, figure] of Object.entries(figures)) {
    if (isDefined(figure)) statistics[id] = figure
    else {
      statistics[id] = null
      nulls[id] = figure.reason
    }
  }
  return { statistics, nulls }
}
