import { mean } from "../series/mean.ts"
import type { DrawdownEpisode } from "../series/drawdown-episode.ts"
import { figureOf, undefinedBecause } from "./figure.ts"
import type { Figure } from "./figure.ts"
import { NO_DRAWDOWN } from "./reasons.ts"

/** Mean of the deepest point of each drawdown episode, an unfinished one included. Undefined without any. */
export function averageDrawdown(episodes: readonly DrawdownEpisode[]): Figure {
  if (episodes.length === 0) return undefinedBecause(NO_DRAWDOWN)
  return figureOf(mean(Float64Array.from(episodes, (episode) => episode.depth)))
}
