import type { CatalogueEntry } from "../../contract/index.ts"
import { formatStatistic, formatStatisticExactly } from "../format/statistic.ts"
import { FigureButton } from "./figure-button.tsx"
import type { FigureSource } from "./figure-source.ts"

export type LineFigure = Pick<CatalogueEntry, "id" | "label" | "unit">

/** A few figures in a line, below what they sum up. Inside a `FigureExplainer` each explains itself. */
export function FigureLine({ figures, source }: { figures: readonly LineFigure[]; source: FigureSource }) {
  const { statistics, nulls, currency } = source
  return (
    <dl className="figure-line">
      {figures.map(({ id, label, unit }) => {
        const value = statistics[id]
        return (
          <div key={id}>
            <dt>
              <FigureButton id={id} label={label} />
            </dt>
            {typeof value === "number" ? (
              <dd title={formatStatisticExactly(value, unit, currency)}>
                {formatStatistic(value, unit, currency)}
              </dd>
            ) : (
              <dd className="secondary" title={nulls[id]}>
                –<span className="visually-hidden">{nulls[id]}</span>
              </dd>
            )}
          </div>
        )
      })}
    </dl>
  )
}
