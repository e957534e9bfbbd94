import type { CSSProperties, ReactNode } from "react"
import "./heat-cell.css"

type HeatCellProps = {
  value: number
  /** The magnitude that has the full colour. */
  largest: number
  /** All the digits, on hover. */
  exact: string
  children: ReactNode
}

/** A table cell coloured on the diverging ramp loss → ground → gain, with its number in it. */
export function HeatCell({ value, largest, exact, children }: HeatCellProps) {
  const strength = largest > 0 ? Math.min(Math.abs(value) / largest, 1) : 0
  // The square root keeps small values apart when one is extreme.
  const style = { "--heat": `${(Math.sqrt(strength) * 46).toFixed(1)}%` } as CSSProperties
  return (
    <td className="numeric heat-cell" data-sign={Math.sign(value)} style={style} title={exact}>
      {children}
    </td>
  )
}
