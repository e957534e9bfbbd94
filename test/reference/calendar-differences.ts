import type { EpochDay } from "../../src/engine/money/iso-date.ts"
import { isoDate } from "../../src/engine/money/iso-date.ts"
import type { Session } from "../../src/market-data/freshness/session.ts"
import type { Market } from "../../src/market-data/exchange-calendar/world-calendar.ts"

/** One day on which we and a record differ. */
export type Difference = {
  readonly date: string
  readonly field: "session" | "open" | "close" | "break"
  /** As `HH:MM` UTC; empty for none. */
  readonly recorded: string
  readonly ours: string
}

/** Differences that we stand by: how many days, which, and why the record is not followed. */
export type KnownDifference = {
  readonly days: number
  readonly covers: (difference: Difference) => boolean
  readonly reason: string
}

const onOneOf = (field: Difference["field"], ...dates: string[]) => {
  return (difference: Difference) => difference.field === field && dates.includes(difference.date)
}

const newYearEvesOfHongKong = [
  "2001-01-23",
  "2002-02-11",
  "2004-01-21",
  "2005-02-08",
  "2008-02-06",
  "2011-02-02",
]

/** Every difference from the recorded sessions, with its reason; a market that is not named has none. */
export const knownDifferences: Readonly<Partial<Record<Market, readonly KnownDifference[]>>> = {
  XHKG: [
    {
      days: 2,
      covers: onOneOf("session", "2023-09-01", "2023-09-08"),
      reason:
        "recorded as full days; the exchange's notices of both days: no trading, for a typhoon and a rainstorm",
    },
    {
      days: 6,
      covers: ({ field, date, ours }) =>
        newYearEvesOfHongKong.includes(date) &&
        (field === "break" ? ours === "" : field === "close" && ours === "04:30"),
      reason: "Lunar New Year's Eve recorded as a full day before 2012; it has been a half day all along",
    },
  ],
  XDUB: [
    {
      days: 2,
      covers: onOneOf("close", "2019-12-24", "2019-12-31"),
      reason:
        "recorded with the half day of before 2019; Euronext's calendar of 2019 ends it at 14:05 Paris in Dublin too",
    },
  ],
  XSES: [
    {
      days: 2_294,
      covers: ({ field, date, recorded, ours }) =>
        field === "break"
          ? date >= "2017-11-13" && recorded === "" && (ours === "04:00–05:00" || ours === "")
          : field === "close" && date >= "2017-12-01" && ours === "04:00",
      reason:
        "recorded without midday breaks and half days, both of which the exchange's rules have; ours since 13 November 2017",
    },
  ],
  BVMF: [
    {
      days: 1_068,
      covers: ({ field, date, recorded, ours }) =>
        field === "close" && date >= "2020-03-09" && recorded === "21:00" && ours === "20:00",
      reason:
        "recorded as closing at 18:00 the year round; the exchange closes at 17:00 while New York keeps summer time",
    },
  ],
}

/** Compares sessions with recorded ones, both ways. */
export function differences(ours: readonly Session[], recorded: readonly Session[]): Difference[] {
  const byDate = (sessions: readonly Session[]) => new Map(sessions.map((session) => [session.date, session]))
  const [mine, theirs] = [byDate(ours), byDate(recorded)]
  const dates = new Set<EpochDay>([...mine.keys(), ...theirs.keys()])
  return [...dates]
    .sort((a, b) => a - b)
    .flatMap((date) => differencesOfDay(date, mine.get(date), theirs.get(date)))
}

function differencesOfDay(
  date: EpochDay,
  ours: Session | undefined,
  recorded: Session | undefined,
): Difference[] {
  if (ours === undefined || recorded === undefined) {
    const said = (session: Session | undefined) =>
      session === undefined ? "" : hours(session.open, session.close)
    return [{ date: isoDate(date), field: "session", recorded: said(recorded), ours: said(ours) }]
  }
  const fields = [
    {
      field: "open",
      recorded: hours(recorded.open),
      ours: hours(ours.open),
      same: recorded.open === ours.open,
    },
    {
      field: "close",
      recorded: hours(recorded.close),
      ours: hours(ours.close),
      same: recorded.close === ours.close,
    },
    {
      field: "break",
      recorded: hours(recorded.breakStart, recorded.breakEnd),
      ours: hours(ours.breakStart, ours.breakEnd),
      same: recorded.breakStart === ours.breakStart && recorded.breakEnd === ours.breakEnd,
    },
  ] as const
  return fields
    .filter(({ same }) => !same)
    .map(({ field, recorded: theirs, ours: mine }) => ({
      date: isoDate(date),
      field,
      recorded: theirs,
      ours: mine,
    }))
}

function hours(...moments: readonly (number | undefined)[]): string {
  return moments
    .filter((moment) => moment !== undefined)
    .map((moment) => new Date(moment).toISOString().slice(11, 16))
    .join("–")
}
