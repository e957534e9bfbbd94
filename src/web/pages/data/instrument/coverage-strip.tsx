import type { InstrumentDetail } from "../../../../contract/index.ts"
import { formatCount } from "../../../format/count.ts"
import { formatIsoDay, formatIsoRange } from "../../../format/iso-day.ts"
import { coverageParts } from "./coverage-parts.ts"

/** Gaps named one by one; of more, the longest. */
const gapsNamed = 6
/** Thinner than this a gap of a day in thirty years would not be seen. */
const leastWidth = 3

/** Where there are bars and where none, from the first to the last, and the gaps by name. */
export function CoverageStrip({ detail }: { detail: InstrumentDetail }) {
  const covered = coverageParts(detail)
  if (covered === null)
    return <p className="secondary">No bar is stored yet. A refresh fetches its history.</p>
  const { missing, bars, provisionalFrom, gaps } = detail
  const longest = missing.toSorted((a, b) => b.sessions - a.sessions).slice(0, gapsNamed)
  const rest = missing.length - longest.length
  return (
    <div className="coverage">
      <svg viewBox="0 0 1000 16" width="100%" height={16} preserveAspectRatio="none" aria-hidden="true">
        {covered.parts.map(({ kind, from, to }) => (
          <rect
            key={`${kind} ${from}`}
            data-kind={kind}
            x={Math.min(from * 1000, 1000 - leastWidth)}
            y={0}
            width={Math.max((to - from) * 1000, leastWidth)}
            height={16}
          />
        ))}
      </svg>
      <p className="coverage-ends">
        <span>{formatIsoDay(covered.first)}</span>
        <span>{formatIsoDay(covered.last)}</span>
      </p>
      <p>
        {formatCount(bars, "bar")}
        {provisionalFrom !== null && `, not confirmed from ${formatIsoDay(provisionalFrom)} on`}.{" "}
        {gaps === null
          ? "No calendar says which sessions there were."
          : missing.length === 0
            ? "No session is missing."
            : `${formatCount(missing.length, "gap")}:`}
      </p>
      {longest.length > 0 && (
        <ul className="coverage-gaps">
          {longest.map(({ from, to, sessions }) => (
            <li key={from}>
              {formatIsoRange(from, to)} <span className="secondary">{formatCount(sessions, "session")}</span>
            </li>
          ))}
          {rest > 0 && <li className="secondary">and {formatCount(rest, "shorter one")}</li>}
        </ul>
      )}
    </div>
  )
}
