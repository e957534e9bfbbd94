import type { AnalysisResult } from "../contract/index.ts"
import { isoDate } from "../engine/money/iso-date.ts"
import type { DrawdownEpisode } from "../engine/series/drawdown-episode.ts"

/** A drawdown as it is told: days as dates. */
export function wireDrawdown(episode: DrawdownEpisode): AnalysisResult["drawdowns"][number] {
  return {
    peakDate: isoDate(episode.peakDay),
    troughDate: isoDate(episode.troughDay),
    recoveryDate: episode.recoveryDay === null ? null : isoDate(episode.recoveryDay),
    depth: episode.depth,
    daysToTrough: episode.daysToTrough,
    daysToRecover: episode.daysToRecover,
    lengthDays: episode.lengthDays,
  }
}
