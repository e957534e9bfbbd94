import { useMemo, useState } from "react"
import type { BacktestTrade } from "../../../../contract/index.ts"
import { formatDecimal } from "../../../format/decimal.ts"
import { formatMoney } from "../../../format/money.ts"
import { formatPercent } from "../../../format/percent.ts"
import { toneOf } from "../../../format/tone.ts"
import { Button } from "../../../ui/button.tsx"
import { SortHeader } from "../../../ui/sort-header.tsx"
import { TableShell } from "../../../ui/table-shell.tsx"
import { dayOfTime, formatTimeText } from "../series/day-of-time.ts"
import type { Span } from "../series/read-series.ts"
import { formatPrice } from "./format-price.ts"
import { reasonText } from "./reason-text.ts"

/** What money is in, and the decimals of the prices; see `formatPrice`. */
type Money = { readonly currency: string; readonly digits: number | null }

type Column = {
  readonly id: string
  readonly label: string
  readonly key: (trade: BacktestTrade) => number
  readonly text: (trade: BacktestTrade, money: Money) => string
  readonly numeric: boolean
  readonly signed?: boolean
}

const columns: readonly Column[] = [
  {
    id: "entry",
    label: "Entry",
    key: ({ entryBar }) => entryBar,
    text: ({ entryDate }) => formatTimeText(entryDate),
    numeric: false,
  },
  {
    id: "exit",
    label: "Exit",
    key: ({ exitBar }) => exitBar,
    text: ({ exitDate }) => formatTimeText(exitDate),
    numeric: false,
  },
  { id: "size", label: "Size", key: ({ size }) => size, text: ({ size }) => formatSize(size), numeric: true },
  {
    id: "entryPrice",
    label: "In at",
    key: ({ entryPrice }) => entryPrice,
    text: ({ entryPrice }, { digits }) => formatPrice(entryPrice, digits),
    numeric: true,
  },
  {
    id: "exitPrice",
    label: "Out at",
    key: ({ exitPrice }) => exitPrice,
    text: ({ exitPrice }, { digits }) => formatPrice(exitPrice, digits),
    numeric: true,
  },
  {
    id: "return",
    label: "Return",
    key: ({ returnFraction }) => returnFraction,
    text: ({ returnFraction }) => formatPercent(returnFraction, { digits: 2, sign: "always" }),
    numeric: true,
    signed: true,
  },
  {
    id: "pnl",
    label: "P/L",
    key: ({ pnl }) => pnl,
    text: ({ pnl }, { currency }) => formatMoney(pnl, currency, { sign: "always" }),
    numeric: true,
    signed: true,
  },
  {
    id: "commission",
    label: "Commission",
    key: ({ commission }) => commission,
    text: ({ commission }, { currency }) => formatMoney(commission, currency),
    numeric: true,
  },
  {
    id: "bars",
    label: "Bars",
    key: ({ entryBar, exitBar }) => exitBar - entryBar,
    text: ({ entryBar, exitBar }) => formatDecimal(exitBar - entryBar, { digits: 0 }),
    numeric: true,
  },
]

const atFirst = 100

type TradesTableProps = {
  trades: readonly BacktestTrade[]
  money: Money
  onZoom: (span: Span) => void
}

/** Every closed trade. A row leads to its place on the charts. */
export function TradesTable({ trades, money, onZoom }: TradesTableProps) {
  const [sort, setSort] = useState({ column: "entry", descending: false })
  const [shown, setShown] = useState(atFirst)
  const sorted = useMemo(() => {
    const { key } = columns.find(({ id }) => id === sort.column) ?? columns[0]
    const sign = sort.descending ? -1 : 1
    return trades.toSorted((a, b) => sign * (key(a) - key(b)) || a.exitBar - b.exitBar)
  }, [trades, sort])
  const sortBy = ({ id, numeric }: Column) =>
    setSort((before) => ({ column: id, descending: before.column === id ? !before.descending : numeric }))
  return (
    <section className="section" aria-labelledby="trades-title">
      <h2 id="trades-title">
        Trades <span className="secondary">{formatDecimal(trades.length, { digits: 0 })} closed</span>
      </h2>
      {trades.length === 0 ? (
        <p className="secondary">No trade was closed in this test.</p>
      ) : (
        <TableShell label="Closed trades" maxHeight={480}>
          <table className="table" data-pinned="">
            <thead>
              <tr>
                {columns.map((column) => (
                  <SortHeader
                    key={column.id}
                    numeric={column.numeric}
                    direction={
                      sort.column !== column.id ? null : sort.descending ? "descending" : "ascending"
                    }
                    onSort={() => sortBy(column)}
                  >
                    {column.label}
                  </SortHeader>
                ))}
                <th scope="col">Out by</th>
                <th scope="col">
                  <span className="visually-hidden">Show</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {sorted.slice(0, shown).map((trade) => (
                <TradeRow
                  key={`${String(trade.entryBar)} ${String(trade.exitBar)} ${String(trade.size)}`}
                  trade={trade}
                  money={money}
                  onZoom={onZoom}
                />
              ))}
            </tbody>
          </table>
        </TableShell>
      )}
      {sorted.length > shown && (
        <Button className="table-more" onClick={() => setShown(shown * 5)}>
          Show more of the {formatDecimal(sorted.length, { digits: 0 })} trades
        </Button>
      )}
    </section>
  )
}

type TradeRowProps = { trade: BacktestTrade; money: Money; onZoom: (span: Span) => void }

function TradeRow({ trade, money, onZoom }: TradeRowProps) {
  return (
    <tr>
      {columns.map(({ id, text, numeric, signed = false }, at) => {
        const tone = signed ? toneOf(trade.pnl) : null
        const className = [numeric && "numeric", tone].filter(Boolean).join(" ")
        return at === 0 ? (
          <th key={id} scope="row">
            {text(trade, money)}
          </th>
        ) : (
          <td key={id} className={className}>
            {text(trade, money)}
          </td>
        )
      })}
      <td>{reasonText(trade.exitReason)}</td>
      <td>
        <Button kind="quiet" size="small" onClick={() => onZoom(spanAbout(trade))}>
          Look at it
        </Button>
      </td>
    </tr>
  )
}

/** A trade with as much time on either side as it took, a month at least. */
function spanAbout({ entryDate, exitDate }: BacktestTrade): Span {
  const from = dayOfTime(entryDate)
  const to = dayOfTime(exitDate)
  const room = entryDate.length > 10 ? Math.max(0.25, to - from) : Math.max(30, to - from)
  return { from: from - room, to: to + room }
}

/** Units; a minus sign tells a short trade. */
function formatSize(size: number): string {
  return formatDecimal(size, { digits: Number.isInteger(size) ? 0 : 4 })
}
