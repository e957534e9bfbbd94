import type { ReactNode } from "react"
import type { CatalogueEntry } from "../../contract/index.ts"
import { formatStatistic, formatStatisticExactly } from "../format/statistic.ts"
import { toneOf } from "../format/tone.ts"
import { FigureButton } from "./figure-button.tsx"
import "../ui/figure.css"
import "./figures.css"

type HeadlineFigureProps = {
  figure: Pick<CatalogueEntry, "id" | "label" | "unit"> & { readonly ofMoney?: boolean }
  /** Null where it is not defined, for that reason. */
  value: number | null
  reason: string | undefined
  currency: string
  detail: string
  /** Below the detail. */
  children?: ReactNode
}

/** One of the figures that people look for first, large. Inside a `FigureExplainer` it explains itself. */
export function HeadlineFigure({ figure, value, reason, currency, detail, children }: HeadlineFigureProps) {
  const { id, label, unit, ofMoney = false } = figure
  return (
    <div className="figure" data-size="large">
      <dt>
        <FigureButton id={id} label={label} />
      </dt>
      {value === null ? (
        <>
          <dd className="secondary">–</dd>
          <dd className="figure-detail">{reason}</dd>
        </>
      ) : (
        <>
          <dd
            className={(ofMoney && toneOf(value)) || undefined}
            title={formatStatisticExactly(value, unit, currency)}
          >
            {formatStatistic(value, unit, currency, ofMoney ? "always" : "negative")}
          </dd>
          <dd className="figure-detail">{detail}</dd>
        </>
      )}
      {children}
    </div>
  )
}
