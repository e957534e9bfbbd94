import type { PortfolioBacktestResult, PortfolioPosition } from "../../../../../contract/index.ts"
import { formatDecimal } from "../../../../format/decimal.ts"
import { formatIsoDay } from "../../../../format/iso-day.ts"
import { formatMoneyBrief } from "../../../../format/money.ts"
import { formatPercent } from "../../../../format/percent.ts"
import { toneOf } from "../../../../format/tone.ts"
import { TableShell } from "../../../../ui/table-shell.tsx"
import { formatPrice } from "../../result/format-price.ts"

type Column = {
  readonly label: string
  readonly of: (position: PortfolioPosition) => string
  /** Of the row of cash, and of the row of sums. */
  readonly cash: string
  readonly sum: string
  readonly isQuiet?: boolean
}

/** What was held at the end, and what each instrument made on the way: the gains are those of the whole account. */
export function PositionsTable({ result }: { result: PortfolioBacktestResult }) {
  const { positions, totals, currency } = result
  const columns = columnsOf(result)
  const signed = (amount: number) => formatMoneyBrief(amount, currency, "always")
  return (
    <section className="section" aria-labelledby="positions-title">
      <h2 id="positions-title">
        Positions <span className="secondary">at the end, in {currency}</span>
      </h2>
      <TableShell label="Positions at the end, and what each made">
        <table className="table" data-pinned="">
          <thead>
            <tr>
              <th scope="col">Instrument</th>
              {columns.map(({ label }) => (
                <th key={label} scope="col" className="numeric">
                  {label}
                </th>
              ))}
              <th scope="col" className="numeric">
                Gain
              </th>
            </tr>
          </thead>
          <tbody>
            {positions.map((position) => (
              <tr key={position.symbol}>
                <th scope="row">
                  {position.symbol}
                  {position.delisted !== null && (
                    <span className="position-note">given up {formatIsoDay(position.delisted)}</span>
                  )}
                </th>
                {columns.map(({ label, of, isQuiet = false }) => (
                  <td key={label} className={isQuiet ? "numeric secondary" : "numeric"}>
                    {of(position)}
                  </td>
                ))}
                <Gain amount={position.gain}>{signed(position.gain)}</Gain>
              </tr>
            ))}
            <tr>
              <th scope="row">Cash</th>
              {columns.map(({ label, cash }) => (
                <td key={label} className="numeric">
                  {cash}
                </td>
              ))}
              <Gain amount={totals.interest}>{totals.interest === 0 ? "–" : signed(totals.interest)}</Gain>
            </tr>
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">In all</th>
              {columns.map(({ label, sum }) => (
                <td key={label} className="numeric">
                  {sum}
                </td>
              ))}
              <Gain amount={totals.gain}>{signed(totals.gain)}</Gain>
            </tr>
          </tfoot>
        </table>
      </TableShell>
    </section>
  )
}

function Gain({ amount, children }: { amount: number; children: string }) {
  return <td className={["numeric", toneOf(amount)].filter(Boolean).join(" ")}>{children}</td>
}

function columnsOf({ positions, totals, currency }: PortfolioBacktestResult): readonly Column[] {
  const money = (amount: number) => (amount === 0 ? "–" : formatMoneyBrief(amount, currency))
  const share = (part: number | null) => (part === null ? "–" : formatPercent(part))
  const sum = (of: (position: PortfolioPosition) => number) =>
    money(positions.reduce((total, position) => total + of(position), 0))
  return [
    {
      label: "Units",
      of: ({ units }) => formatDecimal(units, { digits: Number.isInteger(units) ? 0 : 4 }),
      cash: "",
      sum: "",
    },
    {
      label: "Last price",
      of: ({ price }) => (price === null ? "–" : formatPrice(price)),
      cash: "",
      sum: "",
    },
    {
      label: "Value",
      of: ({ value }) => money(value),
      cash: money(totals.cash),
      sum: money(totals.value),
    },
    {
      label: "Weight",
      of: ({ weight }) => share(weight),
      cash: share(totals.value > 0 ? totals.cash / totals.value : null),
      sum: "",
    },
    { label: "Target", of: ({ target }) => share(target), cash: "", sum: "", isQuiet: true },
    { label: "Bought", of: ({ bought }) => money(bought), cash: "", sum: sum(({ bought }) => bought) },
    { label: "Sold", of: ({ sold }) => money(sold), cash: "", sum: sum(({ sold }) => sold) },
    { label: "Dividends", of: ({ dividends }) => money(dividends), cash: "", sum: money(totals.dividends) },
    { label: "Fees", of: ({ fees }) => money(fees), cash: "", sum: money(totals.fees) },
  ]
}
