import type { ReactNode } from "react"
import "./figure.css"

type FigureProps = {
  label: ReactNode
  /** Already written out, with sign and unit. */
  value: ReactNode
  /** Sign of money; null or undefined leaves it uncoloured. */
  tone?: "gain" | "loss" | null
  /** All the digits, on hover. */
  exact?: string
  /** Period, age, or what it is compared with. */
  detail?: ReactNode
  size?: "small" | "medium" | "large"
}

/** A number that decides something: what it is, how much, of when. Stands inside a `<dl>`-less flow on its own. */
export function Figure({ label, value, tone = null, exact, detail, size = "small" }: FigureProps) {
  return (
    <dl className="figure" data-size={size}>
      <dt>{label}</dt>
      <dd className={tone ?? undefined} title={exact}>
        {value}
      </dd>
      {detail !== undefined && <dd className="figure-detail">{detail}</dd>}
    </dl>
  )
}
