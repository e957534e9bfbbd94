import type { BacktestResult } from "../../../../contract/index.ts"
import { formatCount } from "../../../format/count.ts"
import { formatDecimal } from "../../../format/decimal.ts"
import { currencyOf, formatMoney } from "../../../format/money.ts"
import { toneOf } from "../../../format/tone.ts"
import { TableShell } from "../../../ui/table-shell.tsx"
import { formatTimeText } from "../series/day-of-time.ts"
import { formatPrice } from "./format-price.ts"

/** What was not filled and why, what still waits, and what is still open: nothing is dropped in silence. */
export function OrderLog({ result, digits }: { result: BacktestResult; digits: number | null }) {
  const { rejectedOrders, rejectedCount, waitingOrders, openTrades } = result
  const currency = currencyOf(result.prices)
  return (
    <section className="section" aria-labelledby="orders-title">
      <h2 id="orders-title">Order log</h2>
      {rejectedCount === 0 && waitingOrders.length === 0 && openTrades.length === 0 && (
        <p className="secondary">Every order was filled, and nothing is open.</p>
      )}
      {openTrades.length > 0 && (
        <>
          <h3>{formatCount(openTrades.length, "trade")} still open, at the last close</h3>
          <TableShell label="Open trades">
            <table className="table">
              <thead>
                <tr>
                  <th scope="col">Entry</th>
                  <th scope="col" className="numeric">
                    Size
                  </th>
                  <th scope="col" className="numeric">
                    In at
                  </th>
                  <th scope="col" className="numeric">
                    P/L so far
                  </th>
                </tr>
              </thead>
              <tbody>
                {openTrades.map((trade) => (
                  <tr key={`${String(trade.entryBar)} ${String(trade.size)}`}>
                    <th scope="row">{formatTimeText(trade.entryDate)}</th>
                    <td className="numeric">
                      {formatDecimal(trade.size, { digits: Number.isInteger(trade.size) ? 0 : 4 })}
                    </td>
                    <td className="numeric">{formatPrice(trade.entryPrice, digits)}</td>
                    <td className={["numeric", toneOf(trade.pnl)].filter(Boolean).join(" ")}>
                      {formatMoney(trade.pnl, currency, { sign: "always" })}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </TableShell>
        </>
      )}
      {rejectedCount > 0 && (
        <>
          <h3>
            {formatCount(rejectedCount, "rejected order")}
            {rejectedCount > rejectedOrders.length &&
              `, the first ${formatDecimal(rejectedOrders.length, { digits: 0 })}`}
          </h3>
          <TableShell label="Rejected orders" maxHeight={360}>
            <table className="table">
              <thead>
                <tr>
                  <th scope="col">When</th>
                  <th scope="col">Order</th>
                  <th scope="col">Why it was not filled</th>
                </tr>
              </thead>
              <tbody>
                {rejectedOrders.map(({ bar, date, order, detail }, at) => (
                  // oxlint-disable-next-line react/no-array-index-key -- a bar may refuse the same order twice, and the list never changes
                  <tr key={`${String(bar)} ${String(at)}`}>
                    <th scope="row">{formatTimeText(date)}</th>
                    <td>{order}</td>
                    <td className="wrapping">{detail}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </TableShell>
        </>
      )}
      {waitingOrders.length > 0 && (
        <>
          <h3>{formatCount(waitingOrders.length, "order")} left waiting at the end</h3>
          <ul className="waiting-orders">
            {waitingOrders.map(({ bar, date, order }) => (
              <li key={`${String(bar)} ${order}`}>
                {formatTimeText(date)}: {order}
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  )
}
