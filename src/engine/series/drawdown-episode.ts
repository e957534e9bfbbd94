import type { EpochDay } from "../money/iso-date.ts"

/** One fall of equity below its running peak, from the peak until equity reaches it again. Lengths are calendar days. */
export type DrawdownEpisode = {
  /** The last observation at the running peak, or the day of E₀ when equity fell from there. */
  readonly peakDay: EpochDay
  readonly troughDay: EpochDay
  /** Null while it has not recovered. */
  readonly recoveryDay: EpochDay | null
  /** Fraction ≤ 0. */
  readonly depth: number
  readonly daysToTrough: number
  /** From the trough; null while it has not recovered. */
  readonly daysToRecover: number | null
  /** From the peak to the recovery, or to the last observation while it has not recovered. */
  readonly lengthDays: number
}
