import type { PortfolioBacktestResult } from "../../../../../contract/index.ts"
import { formatCount } from "../../../../format/count.ts"
import { formatDecimal } from "../../../../format/decimal.ts"
import { formatIsoDay } from "../../../../format/iso-day.ts"
import { TableShell } from "../../../../ui/table-shell.tsx"

/** What was not traded, and why: nothing is dropped in silence. */
export function RefusedOrders({
  result: { rejectedOrders, rejectedCount },
}: {
  result: Pick<PortfolioBacktestResult, "rejectedOrders" | "rejectedCount">
}) {
  if (rejectedCount === 0) return null
  return (
    <section className="section" aria-labelledby="refused-title">
      <h2 id="refused-title">
        Order log{" "}
        <span className="secondary">
          {formatCount(rejectedCount, "order")} not filled
          {rejectedCount > rejectedOrders.length &&
            `, the first ${formatDecimal(rejectedOrders.length, { digits: 0 })}`}
        </span>
      </h2>
      <TableShell label="Orders that were not traded" maxHeight={300}>
        <table className="table" data-pinned="">
          <thead>
            <tr>
              <th scope="col">Day</th>
              <th scope="col">Instrument</th>
              <th scope="col" className="numeric">
                Units
              </th>
              <th scope="col">Why</th>
            </tr>
          </thead>
          <tbody>
            {rejectedOrders.map(({ date, symbol, units, detail }, at) => (
              // oxlint-disable-next-line react/no-array-index-key -- a day may refuse the same order twice, and the list never changes
              <tr key={`${date} ${symbol} ${String(at)}`}>
                <th scope="row">{formatIsoDay(date)}</th>
                <td>{symbol}</td>
                <td className="numeric">
                  {formatDecimal(units, { digits: Number.isInteger(units) ? 0 : 4 })}
                </td>
                <td className="wrapping">{detail}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableShell>
    </section>
  )
}
