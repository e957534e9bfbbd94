import { useMemo } from "react"
import { heatScale } from "./heat-scale.ts"
import "./heatmap.css"

type HeatScaleKeyProps = { values: Float64Array; format: (value: number) => string }

/** What the colours of a heatmap stand for: both ends, and zero where it lies between them. */
export function HeatScaleKey({ values, format }: HeatScaleKeyProps) {
  const { kind, least, most } = useMemo(() => heatScale(values), [values])
  if (!Number.isFinite(least)) return null
  const extent = Math.max(Math.abs(least), Math.abs(most))
  const ends = kind === "diverging" ? ([-extent, extent] as const) : ([least, most] as const)
  return (
    <p className="heat-scale">
      <span>{format(ends[0])}</span>
      <span className="heat-scale-ramp" data-kind={kind} aria-hidden="true" />
      <span>{format(ends[1])}</span>
    </p>
  )
}
