import type { InstrumentDetail } from "../../../../contract/index.ts"
import { parseIsoDate } from "../../../../engine/money/iso-date.ts"

/** A stretch of the time axis, in fractions of it. */
export type CoveragePart = {
  readonly kind: "stored" | "provisional" | "missing"
  readonly from: number
  readonly to: number
}

type Covered = Pick<InstrumentDetail, "firstDay" | "lastDay" | "provisionalFrom" | "missing">

/** The days from the first bar or gap to the last, laid out on an axis of length 1. Null when there is neither. */
export function coverageParts({
  firstDay,
  lastDay,
  provisionalFrom,
  missing,
}: Covered): { first: string; last: string; parts: CoveragePart[] } | null {
  const ends = [
    ...(firstDay === null || lastDay === null ? [] : [firstDay, lastDay]),
    ...missing.flatMap(({ from, to }) => [from, to]),
  ].toSorted()
  const [first, last] = [ends[0], ends.at(-1)]
  if (first === undefined || last === undefined) return null
  const start = dayOf(first)
  const length = dayOf(last) + 1 - start
  // Both days belong to a part, so it ends where the day after its last begins.
  const part = (kind: CoveragePart["kind"], from: string, to: string): CoveragePart => ({
    kind,
    from: (dayOf(from) - start) / length,
    to: (dayOf(to) + 1 - start) / length,
  })
  return {
    first,
    last,
    parts: [
      ...(firstDay === null || lastDay === null ? [] : [part("stored", firstDay, lastDay)]),
      ...(provisionalFrom === null || lastDay === null
        ? []
        : [part("provisional", provisionalFrom, lastDay)]),
      ...missing.map(({ from, to }) => part("missing", from, to)),
    ],
  }
}

function dayOf(date: string): number {
  return parseIsoDate(date) ?? 0
}
