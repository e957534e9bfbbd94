import { sparklineLevel, sparklinePath } from "./sparkline-path.ts"
import "./sparkline.css"

const width = 160
const height = 40

/** The course of an equity curve at a glance, with a hairline at the level it began; the figures beside it say the rest. */
export function Sparkline({ values }: { values: readonly number[] }) {
  const first = values[0]
  if (first === undefined) return null
  const start = sparklineLevel(values, first, height)
  return (
    <svg
      className="sparkline"
      viewBox={`0 0 ${width} ${height}`}
      width="100%"
      height={height}
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      <line x1={0} x2={width} y1={start} y2={start} />
      <path d={sparklinePath(values, width, height)} />
    </svg>
  )
}
