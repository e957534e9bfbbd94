import type { EpochDay } from "../../money/iso-date.ts"
import { splitRatioOn, type CorporateAction } from "../corporate-action.ts"
import { indexAtOrAfter, type DailyBars } from "../daily-bars.ts"

/** A move beyond this ratio, up or down, asks for a reason. */
export const jumpRatio = 1.4

/** Whether a ratio is beyond `limit` or 1/`limit`. */
export function isBeyond(ratio: number, limit: number): boolean {
  return ratio > limit || ratio < 1 / limit
}

/** Whether a ratio is within 3 % of another. */
export function isNear(ratio: number, expected: number): boolean {
  return Math.abs(ratio / expected - 1) <= 0.03
}

/** Longest pause over which bars are neighbours where there is no calendar: a weekend with a holiday on either side. */
const neighbourDays = 5

/** Whether no session lies between two days with a bar; without a calendar, whether they are at most five days apart. */
export function areNeighbours(earlier: EpochDay, later: EpochDay, sessions: Int32Array | null): boolean {
  if (sessions === null) return later - earlier <= neighbourDays
  return indexAtOrAfter(sessions, later) - indexAtOrAfter(sessions, earlier + 1) === 0
}

/** Bars whose close is beyond 1.4 or 1/1.4 of the close before, on a day without a recorded split. */
export function unexplainedMoves(
  { days, close }: DailyBars,
  actions: readonly CorporateAction[],
): readonly number[] {
  const moves: number[] = []
  for (let bar = 1; bar < days.length; bar++) {
    if (!isBeyond(close[bar] / close[bar - 1], jumpRatio)) continue
    if (splitRatioOn(actions, days[bar]) === 1) moves.push(bar)
  }
  return moves
}

/** `20.5 after 41.0 (× 0.5)` */
export function moveText(before: number, after: number): string {
  return `${after} after ${before} (× ${Number((after / before).toPrecision(3))})`
}
