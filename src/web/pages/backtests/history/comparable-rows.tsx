import type { ReactNode } from "react"
import { Link } from "wouter"
import { formatInstant } from "../../../format/instant.ts"
import { formatStatistic } from "../../../format/statistic.ts"
import { toneOf } from "../../../format/tone.ts"
import { ChoiceBox, type Choice } from "./compare-bar.tsx"
import { type Removable, RemoveButton } from "./remove-button.tsx"

type HistoryFigure = {
  readonly id: string
  readonly label: string
  readonly unit: Parameters<typeof formatStatistic>[1]
  readonly signed: boolean
}

type ComparableRow = {
  readonly id: string
  readonly createdAt: string
  readonly statistics: Readonly<Record<string, number | null>>
}

/** What stands beside the figures: a name with the address of the result, and a cell under each further head. */
export type RowDescription = {
  readonly name: string
  readonly href: string
  readonly cells: ReactNode
  readonly currency: string
}

type ComparableRowsProps<Row> = {
  rows: readonly Row[]
  figures: readonly HistoryFigure[]
  heads: readonly string[]
  describe: (row: Row) => RowDescription
  choice: Choice
  onRemove: (entry: Removable) => void
  className?: string
}

/** Entries of a history that can be ticked to be compared. */
export function ComparableRows<Row extends ComparableRow>(props: ComparableRowsProps<Row>) {
  const { rows, figures, heads, describe, choice, onRemove, className = "" } = props
  return (
    <table className={`table ${className}`.trim()} data-pinned="">
      <thead>
        <tr>
          {heads.map((head) => (
            <th key={head} scope="col">
              {head}
            </th>
          ))}
          {figures.map(({ id, label }) => (
            <th key={id} scope="col" className="numeric">
              {label}
            </th>
          ))}
          <th scope="col">Run</th>
          <th scope="col">
            <span className="visually-hidden">Remove</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => {
          const { name, href, cells, currency } = describe(row)
          return (
            <tr key={row.id}>
              <th scope="row">
                <span className="history-choice">
                  <ChoiceBox id={row.id} name={name} choice={choice} />
                  <Link href={href} title={name}>
                    {name}
                  </Link>
                </span>
              </th>
              {cells}
              {figures.map(({ id, unit, signed }) => {
                const value = row.statistics[id] ?? null
                return (
                  <td key={id} className={["numeric", signed && toneOf(value)].filter(Boolean).join(" ")}>
                    {value === null
                      ? "–"
                      : formatStatistic(value, unit, currency, signed ? "always" : "negative")}
                  </td>
                )
              })}
              <td className="secondary">{formatInstant(row.createdAt)}</td>
              <td>
                <RemoveButton entry={{ id: row.id, name }} onRemove={onRemove} />
              </td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}
