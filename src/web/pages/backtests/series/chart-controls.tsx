import { Button } from "../../../ui/button.tsx"
import { Segmented } from "../../../ui/segmented.tsx"
import type { Span } from "./read-series.ts"

type ChartControlsProps = {
  zoom: Span | null
  onZoom: (span: Span | null) => void
  logPossible: boolean
  logScale: boolean
  onScale: (scale: string | null) => void
}

/** What stands over a chart of money: the way back from a zoom, and its scale. */
export function ChartControls({ zoom, onZoom, logPossible, logScale, onScale }: ChartControlsProps) {
  return (
    <div className="chart-controls">
      {zoom !== null && (
        <Button size="small" kind="quiet" icon="undo" onClick={() => onZoom(null)}>
          Show all of it
        </Button>
      )}
      <Segmented
        label="Scale"
        size="small"
        options={[
          { value: "linear", label: "Linear" },
          { value: "log", label: "Log", disabled: !logPossible },
        ]}
        value={logScale ? "log" : "linear"}
        onChange={(scale) => onScale(scale === "log" ? scale : null)}
      />
    </div>
  )
}
