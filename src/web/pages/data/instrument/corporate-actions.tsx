import { useState } from "react"
import type { InstrumentDetail } from "../../../../contract/index.ts"
import { formatExact } from "../../../format/decimal.ts"
import { formatIsoDay } from "../../../format/iso-day.ts"
import { Button } from "../../../ui/button.tsx"
import { TableShell } from "../../../ui/table-shell.tsx"

const shownAtFirst = 6

/** Splits and dividends, newest first. */
export function CorporateActions({ detail: { actions, currency } }: { detail: InstrumentDetail }) {
  const [all, setAll] = useState(false)
  if (actions.length === 0) return <p className="secondary">No split and no dividend is known.</p>
  const newestFirst = actions.toSorted((a, b) => b.exDate.localeCompare(a.exDate))
  return (
    <>
      <TableShell label="Splits and dividends" maxHeight={320}>
        <table className="table">
          <thead>
            <tr>
              <th scope="col">Ex-date</th>
              <th scope="col">What</th>
              <th scope="col" className="numeric">
                A share
              </th>
            </tr>
          </thead>
          <tbody>
            {(all ? newestFirst : newestFirst.slice(0, shownAtFirst)).map((action) => (
              <tr key={`${action.exDate} ${action.kind}`}>
                <td>{formatIsoDay(action.exDate)}</td>
                <td>{action.kind === "split" ? "Split" : "Dividend"}</td>
                <td className="numeric">
                  {action.kind === "split"
                    ? `${formatExact(action.numerator)} for ${formatExact(action.denominator)}`
                    : `${formatExact(Number(action.amount.toFixed(6)))} ${currency ?? ""}`}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableShell>
      {!all && actions.length > shownAtFirst && (
        <Button size="small" kind="quiet" onClick={() => setAll(true)}>
          Show all {actions.length}
        </Button>
      )}
    </>
  )
}
