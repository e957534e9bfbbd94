import { useState } from "react"
import { Link } from "wouter"
import type { PortfolioSummary } from "../../../contract/index.ts"
import { usePortfolioChanges } from "../../api/portfolios.ts"
import { formatDecimal } from "../../format/decimal.ts"
import { formatIsoDay } from "../../format/iso-day.ts"
import { formatMoney } from "../../format/money.ts"
import { formatPercent, formatPercentBrief } from "../../format/percent.ts"
import { toneOf } from "../../format/tone.ts"
import { Badge } from "../../ui/badge.tsx"
import { Menu } from "../../ui/menu.tsx"
import { Skeleton } from "../../ui/skeleton.tsx"
import { SortHeader } from "../../ui/sort-header.tsx"
import { TableShell } from "../../ui/table-shell.tsx"
import { showToast } from "../../ui/toasts.tsx"
import { RenameDialog } from "./rename-dialog.tsx"
import type { PortfolioSort, SortKey } from "./sort-portfolios.ts"

type Column = {
  key: SortKey
  label: string
  /** Null when there is no figure. */
  write: (portfolio: PortfolioSummary) => string | null
  exact?: (portfolio: PortfolioSummary) => string
  tone?: (portfolio: PortfolioSummary) => number | null
}

const count = (value: number) => formatDecimal(value, { digits: 0 })
const columns: readonly Column[] = [
  { key: "trades", label: "Trades", write: ({ trades }) => count(trades) },
  { key: "lastDate", label: "Last close", write: ({ lastDate }) => lastDate && formatIsoDay(lastDate) },
  money("equity", "Equity", "negative"),
  money("totalPnl", "Total P/L", "always"),
  {
    key: "totalReturn",
    label: "Return",
    write: ({ totalReturn }) => (totalReturn === null ? null : formatPercentBrief(totalReturn, "always")),
    exact: ({ totalReturn }) => formatPercent(totalReturn ?? 0, { digits: 4, sign: "always" }),
    tone: ({ totalReturn }) => totalReturn,
  },
  {
    key: "maxDrawdown",
    label: "Max drawdown",
    write: ({ maxDrawdown }) => (maxDrawdown === null ? null : formatPercentBrief(maxDrawdown)),
    exact: ({ maxDrawdown }) => formatPercent(maxDrawdown ?? 0, { digits: 4 }),
  },
  money("lastDayPnl", "Last day", "always"),
]

function money(
  key: "equity" | "totalPnl" | "lastDayPnl",
  label: string,
  sign: "negative" | "always",
): Column {
  return {
    key,
    label,
    write: (portfolio) => {
      const amount = portfolio[key]
      return amount === null ? null : formatMoney(amount, portfolio.currency, { digits: 0, sign })
    },
    exact: (portfolio) => formatMoney(portfolio[key] ?? 0, portfolio.currency, { sign }),
    ...(sign === "always" && { tone: (portfolio: PortfolioSummary) => portfolio[key] }),
  }
}

type PortfolioTableProps = {
  portfolios: readonly PortfolioSummary[]
  sort: PortfolioSort
  onSort: (key: SortKey) => void
}

export function PortfolioTable({ portfolios, sort, onSort }: PortfolioTableProps) {
  const [renaming, setRenaming] = useState<PortfolioSummary | null>(null)
  const { remove, restore } = usePortfolioChanges()
  const directionOf = (key: SortKey) => (sort.key === key ? sort.direction : null)

  const removeWithUndo = ({ id, name }: PortfolioSummary) =>
    remove.mutate(id, {
      onSuccess: () =>
        showToast(`Deleted ${name}`, { action: { label: "Undo", run: () => restore.mutateAsync(id) } }),
      onError: (error) => showToast(error.message, { tone: "error" }),
    })

  return (
    <>
      <TableShell label="Portfolios">
        <table className="table" data-pinned>
          <thead>
            <tr>
              <SortHeader direction={directionOf("name")} onSort={() => onSort("name")}>
                Name
              </SortHeader>
              {columns.map(({ key, label }) => (
                <SortHeader key={key} direction={directionOf(key)} onSort={() => onSort(key)} numeric>
                  {label}
                </SortHeader>
              ))}
              <th scope="col">
                <span className="visually-hidden">Actions</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {portfolios.map((portfolio) => (
              <tr key={portfolio.id}>
                <th scope="row">
                  <Link href={`/portfolios/${portfolio.id}`}>{portfolio.name}</Link>{" "}
                  {portfolio.synthetic && <Badge>Synthetic</Badge>}{" "}
                  {portfolio.failedChecks > 0 && (
                    <Badge tone="warn">{count(portfolio.failedChecks)} checks failed</Badge>
                  )}
                </th>
                {columns.map((column) => (
                  <Cell key={column.key} column={column} portfolio={portfolio} />
                ))}
                <td className="numeric">
                  <Menu
                    label={`Actions on ${portfolio.name}`}
                    items={[
                      { label: "Rename", run: () => setRenaming(portfolio) },
                      { label: "Delete", tone: "loss", run: () => removeWithUndo(portfolio) },
                    ]}
                  />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableShell>
      {renaming && <RenameDialog portfolio={renaming} onClose={() => setRenaming(null)} />}
    </>
  )
}

function Cell({ column, portfolio }: { column: Column; portfolio: PortfolioSummary }) {
  const text = column.write(portfolio)
  if (text === null) return <td className="numeric secondary">–</td>
  const tone = toneOf(column.tone?.(portfolio) ?? null)
  return (
    <td className={tone ? `numeric ${tone}` : "numeric"} title={column.exact?.(portfolio)}>
      {text}
    </td>
  )
}

/** The same table before its content. */
export function PortfolioTableSkeleton() {
  return (
    <TableShell label="Portfolios">
      <table className="table" aria-busy="true">
        <thead>
          <tr>
            <th scope="col">Name</th>
            {columns.map(({ key, label }) => (
              <th key={key} scope="col" className="numeric">
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {[0, 1, 2].map((row) => (
            <tr key={row}>
              <td>
                <Skeleton width={180} />
              </td>
              {columns.map(({ key }) => (
                <td key={key}>
                  <Skeleton width="100%" />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </TableShell>
  )
}
