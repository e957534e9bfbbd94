import { type DailyBars, barsBetween, indexAtOrAfter } from "../../engine/prices/daily-bars.ts"
import { checkBars } from "../../engine/prices/checks/check-bars.ts"
import type { Finding } from "../../engine/prices/checks/finding.ts"
import { overlap } from "../../engine/prices/checks/overlap.ts"
import type { CorporateAction } from "../../engine/prices/corporate-action.ts"
import { mergeBars } from "../../engine/prices/merge-bars.ts"
import type { Instant, InstrumentRef } from "../../operations/market-data-port.ts"
import type { QualityFlag, StoredBars } from "../../operations/price-store-port.ts"
import type { MarketSessions } from "../sessions/market-sessions.ts"

/** Stored bars before the new ones that the checks look at as well. */
const barsBefore = 30
/** A hold is lifted when the source, asked again so much later, still says the same: a jump that nothing explains is real. */
const releasedAfterMs = 3_600_000
const released: ReadonlySet<Finding["check"]> = new Set(["split-missing", "spike"])

/** What the checks say of bars that have come, in the light of those before them; findings about the new days alone. */
export function checkArrival(
  instrument: InstrumentRef,
  arrived: {
    readonly bars: DailyBars
    readonly actions: readonly CorporateAction[]
    readonly fetchedAt: Instant
  },
  present: {
    readonly stored: StoredBars | null
    readonly listedOn: number | null
    readonly flags: readonly QualityFlag[]
  },
  sessions: MarketSessions,
): Finding[] {
  const { bars, actions, fetchedAt } = arrived
  if (bars.days.length === 0) return []
  const { stored } = present
  const shifted = stored === null ? null : overlap(confirmed(stored), bars)
  if (shifted !== null) return [shifted]

  const first = bars.days[0]
  const last = bars.days[bars.days.length - 1]
  const before = stored === null ? null : precedingBars(stored.bars, first)
  const merged = before === null ? bars : mergeBars(before, bars)
  const { market, days } = {
    market: sessions.marketOf(instrument),
    days: sessions.days(instrument, { from: merged.days[0], to: last }),
  }
  const findings = checkBars({
    bars: merged,
    actions: [...(stored?.actions.filter(({ exDay }) => exDay < first) ?? []), ...actions],
    sessions: market === null ? null : days,
    listedOn: present.listedOn,
  })
  return findings
    .filter((finding) => finding.lastDay >= first)
    .map((finding) =>
      isReleased(finding, present.flags, fetchedAt) ? { ...finding, verdict: "flag" } : finding,
    )
}

/** Bars that a repetition has to agree with: a provisional close may still move. */
function confirmed({ bars, provisionalFrom }: StoredBars): DailyBars {
  return provisionalFrom === null ? bars : barsBetween(bars, bars.days[0] ?? 0, provisionalFrom - 1)
}

function precedingBars(bars: DailyBars, day: number): DailyBars {
  const end = indexAtOrAfter(bars.days, day)
  if (end === 0) return barsBetween(bars, day, day - 1)
  return barsBetween(bars, bars.days[Math.max(0, end - barsBefore)], day - 1)
}

function isReleased({ check, day }: Finding, flags: readonly QualityFlag[], now: Instant): boolean {
  return (
    released.has(check) &&
    flags.some((flag) => flag.check === check && flag.day === day && now - flag.foundAt >= releasedAfterMs)
  )
}
