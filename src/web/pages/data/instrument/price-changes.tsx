import type { InstrumentDetail } from "../../../../contract/index.ts"
import { formatExact } from "../../../format/decimal.ts"
import { formatInstant } from "../../../format/instant.ts"
import { formatIsoDay } from "../../../format/iso-day.ts"
import { sourceName } from "../../../live/provenance-words.ts"
import { TableShell } from "../../../ui/table-shell.tsx"

type Change = InstrumentDetail["changes"][number]

/** Every number that is no longer what it was: when, from what to what, by whom and why. */
export function PriceChanges({ changes }: { changes: readonly Change[] }) {
  if (changes.length === 0) return <p className="secondary">No stored number was ever changed.</p>
  return (
    <TableShell label="Changes of stored prices" maxHeight={320}>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">Changed</th>
            <th scope="col">Day</th>
            <th scope="col">Field</th>
            <th scope="col" className="numeric">
              Was
            </th>
            <th scope="col" className="numeric">
              Is
            </th>
            <th scope="col">By</th>
            <th scope="col">Why</th>
          </tr>
        </thead>
        <tbody>
          {changes.map((change) => (
            <tr key={`${change.revision} ${change.day} ${change.field}`}>
              <td>{formatInstant(change.at)}</td>
              <td>{formatIsoDay(change.day)}</td>
              <td>{change.field}</td>
              <td className="numeric">{valueText(change.old)}</td>
              <td className="numeric">{valueText(change.new)}</td>
              <td>{sourceName(change.source)}</td>
              <td>{change.reason}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableShell>
  )
}

function valueText(value: Change["old"]): string {
  if (value === null) return "none"
  return typeof value === "number" ? formatExact(value) : value
}
