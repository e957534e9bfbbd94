import type { EpochDay } from "../money/iso-date.ts"
import type { DrawdownEpisode } from "./drawdown-episode.ts"

/**
 * The table of drawdowns in order of time: each fall below the running peak, how deep it went and how long it took.
 * @param drawdown as `drawdownSeries` gives it
 * @param days of the same observations
 * @param firstDay the day of E₀
 */
export function drawdownEpisodes(
  drawdown: Float64Array,
  days: Int32Array,
  firstDay: EpochDay,
): DrawdownEpisode[] {
  const episodes: DrawdownEpisode[] = []
  let peakDay = firstDay
  let i = 0
  while (i < drawdown.length) {
    if (!(drawdown[i] < 0)) {
      peakDay = days[i]
      i++
      continue
    }
    let trough = i
    while (i < drawdown.length && drawdown[i] < 0) {
      if (drawdown[i] < drawdown[trough]) trough = i
      i++
    }
    const troughDay = days[trough]
    const recoveryDay = i < drawdown.length ? days[i] : null
    episodes.push({
      peakDay,
      troughDay,
      recoveryDay,
      depth: drawdown[trough],
      daysToTrough: troughDay - peakDay,
      daysToRecover: recoveryDay === null ? null : recoveryDay - troughDay,
      lengthDays: (recoveryDay ?? days[days.length - 1]) - peakDay,
    })
  }
  return episodes
}
