import type { EpochDay } from "../../money/iso-date.ts"

export type CheckId =
  | "date-order"
  | "ohlc-order"
  | "price-positive"
  | "calendar-gap"
  | "spike"
  | "price-jump"
  | "split-missing"
  | "split-twice"
  | "unit-100"
  | "dividend-basis"
  | "adjusted-consistency"
  | "factor-coverage"
  | "stale-run"
  | "instrument-changed"
  | "sources-differ"
  | "overlap"

/**
 * What a check has found on a day. A check never edits: `flag` is shown beside the figure, `hold` keeps the row out of reads until
 * fresh actions, a second source or a person decides, `reject` refuses the whole batch.
 */
export type Finding = {
  readonly check: CheckId
  readonly day: EpochDay
  /** Last day, where the finding is about several. */
  readonly lastDay: EpochDay
  readonly verdict: "flag" | "hold" | "reject"
  /** A sentence with the figures. */
  readonly detail: string
}

/** A finding about one day. */
export function findingOn(
  check: CheckId,
  day: EpochDay,
  verdict: Finding["verdict"],
  detail: string,
): Finding {
  return { check, day, lastDay: day, verdict, detail }
}
