import { useVirtualizer } from "@tanstack/react-virtual"
import { useRef, useState } from "react"
import type { ImportReport } from "../../../contract/index.ts"
import { formatDecimal } from "../../format/decimal.ts"
import { Segmented } from "../../ui/segmented.tsx"
import { TableShell } from "../../ui/table-shell.tsx"
import { plainReason, type Problem } from "./list-problems.ts"

const count = (value: number) => formatDecimal(value, { digits: 0 })
const labels = { rejected: "Rejected", duplicate: "Duplicate", ignored: "Ignored" }
type Shown = "all" | Problem["outcome"]

type ProblemsProps = {
  problems: readonly Problem[]
  report: ImportReport
  /** Trades that the portfolio has already, beyond those listed. */
  unlistedRepeats: number
}

/** What will not be imported and why, line by line. */
export function Problems({ problems, report, unlistedRepeats }: ProblemsProps) {
  const [shown, setShown] = useState<Shown>("all")
  const present = (["rejected", "duplicate", "ignored"] as const).filter((outcome) =>
    problems.some((problem) => problem.outcome === outcome),
  )
  const rows = shown === "all" ? problems : problems.filter(({ outcome }) => outcome === shown)
  const reasons = Object.entries(report.rejectedByReason).toSorted(([, a], [, b]) => b - a)
  const unlisted =
    reasons.reduce((sum, [, times]) => sum + times, 0) - report.rejected.length + unlistedRepeats
  const summary = [
    ...reasons.map(([reason, times]) => `${count(times)} ${plainReason(reason)}`),
    ...(unlisted > 0 ? [`and ${count(unlisted)} more that are not listed`] : []),
  ]
  return (
    <section className="section import-problems" aria-labelledby="problems">
      <div className="section-header">
        <h2 id="problems">What will not be imported</h2>
        {present.length > 1 && (
          <Segmented<Shown>
            label="Outcome"
            size="small"
            value={shown}
            onChange={setShown}
            options={[
              { value: "all", label: "All" },
              ...present.map((outcome) => ({ value: outcome, label: labels[outcome] })),
            ]}
          />
        )}
      </div>
      {summary.length > 0 && <p className="import-section-detail">{summary.join(" · ")}</p>}
      <ProblemTable rows={rows} />
    </section>
  )
}

function ProblemTable({ rows }: { rows: readonly Problem[] }) {
  const shell = useRef<HTMLElement>(null)
  // oxlint-disable-next-line react/incompatible-library -- the React compiler, which could not memoize it, is not used
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => shell.current,
    estimateSize: () => 36,
    overscan: 12,
  })
  // Only what was rejected has a value at fault.
  const detailed = rows.some(({ outcome }) => outcome === "rejected")
  const items = virtualizer.getVirtualItems()
  const before = items[0]?.start ?? 0
  const after = virtualizer.getTotalSize() - (items.at(-1)?.end ?? 0)
  return (
    <TableShell label="What will not be imported" maxHeight={420} ref={shell}>
      <table className="table" aria-rowcount={rows.length + 1}>
        <thead>
          <tr>
            <th scope="col" className="numeric">
              Line
            </th>
            {detailed && <th scope="col">Column</th>}
            {detailed && <th scope="col">Value</th>}
            <th scope="col">Reason</th>
            {detailed && <th scope="col">Expected</th>}
          </tr>
        </thead>
        <tbody>
          <Spacer height={before} />
          {items.map(({ index }) => {
            const row = rows[index]
            return (
              row && (
                <ProblemRow
                  key={index}
                  row={row}
                  index={index}
                  detailed={detailed}
                  measure={virtualizer.measureElement}
                />
              )
            )
          })}
          <Spacer height={after} />
        </tbody>
      </table>
    </TableShell>
  )
}

/** Stands for the rows that are not drawn. */
function Spacer({ height }: { height: number }) {
  if (height <= 0) return null
  return <tr aria-hidden="true" style={{ height }} />
}

type ProblemRowProps = {
  row: Problem
  index: number
  detailed: boolean
  measure: (element: HTMLElement | null) => void
}

function ProblemRow({ row, index, detailed, measure }: ProblemRowProps) {
  const lines = row.lastLine === row.line ? count(row.line) : `${count(row.line)}–${count(row.lastLine)}`
  return (
    <tr ref={measure} data-index={index} aria-rowindex={index + 2}>
      <td className="numeric">{lines}</td>
      {detailed && (
        <>
          <td>
            {row.column ?? (
              <span className="secondary">{row.outcome === "rejected" ? "whole record" : ""}</span>
            )}
          </td>
          <td className="import-cell" title={row.value}>
            {row.value}
          </td>
        </>
      )}
      <td>{row.reason}</td>
      {detailed && <td className="secondary">{row.expected}</td>}
    </tr>
  )
}
