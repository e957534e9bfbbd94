import { memo, type ReactNode, useState } from "react"
import type { EpochDay } from "../../engine/money/iso-date.ts"
import type { DrawdownEpisode } from "../../engine/series/drawdown-episode.ts"
import { formatDay, formatDays } from "../format/dates.ts"
import { formatPercent } from "../format/percent.ts"
import { Button } from "../ui/button.tsx"
import { TableShell } from "../ui/table-shell.tsx"

const fewest = 5
const most = 50

/** Falls below the peak, deepest first: when, how deep, how long down and how long back. */
export const DrawdownTable = memo(function DrawdownTable({
  drawdowns,
  onLook,
  children,
}: {
  drawdowns: readonly DrawdownEpisode[]
  /** From the peak to the recovery, if there is one. */
  onLook: (from: EpochDay, to: EpochDay | null) => void
  /** Below the table. */
  children?: ReactNode
}) {
  const [all, setAll] = useState(false)
  const deepest = drawdowns.toSorted((a, b) => a.depth - b.depth)
  const shown = deepest.slice(0, all ? most : fewest)
  return (
    <section className="section drawdowns" aria-labelledby="drawdowns-title">
      <header className="section-header">
        <h2 id="drawdowns-title">
          Drawdowns <span className="secondary">deepest first, calendar days</span>
        </h2>
        {deepest.length > fewest && (
          <Button kind="quiet" size="small" onClick={() => setAll(!all)}>
            {all
              ? `Only the deepest ${String(fewest)}`
              : `Show the deepest ${String(Math.min(deepest.length, most))}`}
          </Button>
        )}
      </header>
      {shown.length === 0 ? (
        <p className="secondary">Equity never fell below its peak.</p>
      ) : (
        <TableShell label="Drawdowns">
          <table className="table" data-pinned="">
            <thead>
              <tr>
                <th scope="col">Depth</th>
                <th scope="col">Peak</th>
                <th scope="col">Trough</th>
                <th scope="col">Recovered</th>
                <th scope="col" className="numeric">
                  Down
                </th>
                <th scope="col" className="numeric">
                  Back
                </th>
                <th scope="col" className="numeric">
                  In all
                </th>
                <th scope="col">
                  <span className="visually-hidden">Show</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {shown.map((episode) => (
                <tr key={episode.peakDay}>
                  <th scope="row" className="loss" title={formatPercent(episode.depth, { digits: 4 })}>
                    {formatPercent(episode.depth, { digits: 2 })}
                  </th>
                  <td>{formatDay(episode.peakDay)}</td>
                  <td>{formatDay(episode.troughDay)}</td>
                  <td>{episode.recoveryDay === null ? "Not yet" : formatDay(episode.recoveryDay)}</td>
                  <td className="numeric">{formatDays(episode.daysToTrough)}</td>
                  <td className="numeric">
                    {episode.daysToRecover === null ? "–" : formatDays(episode.daysToRecover)}
                  </td>
                  <td className="numeric">{formatDays(episode.lengthDays)}</td>
                  <td className="numeric">
                    <Button
                      kind="quiet"
                      size="small"
                      onClick={() => onLook(episode.peakDay, episode.recoveryDay)}
                    >
                      Look at it
                    </Button>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </TableShell>
      )}
      {children}
    </section>
  )
})
