import "./histogram.css"

type HistogramProps = {
  start: number
  width: number
  counts: Int32Array
  label: string
  formatEdge: (value: number) => string
  /** The count of the highest bar, with its noun. */
  formatMost: (count: number) => string
  /** A bin in words. */
  describe: (from: number, to: number, count: number) => string
}

const viewWidth = 1000
const viewHeight = 200

/** Bars of counts; those below zero in the colour of loss, the others in that of gain. Zero is marked where it lies inside. */
export function Histogram({ start, width, counts, label, formatEdge, formatMost, describe }: HistogramProps) {
  const most = counts.reduce((highest, count) => Math.max(highest, count), 1)
  const step = viewWidth / counts.length
  const end = start + counts.length * width
  const zero = start < 0 && end > 0 ? (-start / (end - start)) * viewWidth : null
  return (
    <figure className="histogram" aria-label={label}>
      <div className="histogram-plot">
        <span className="histogram-most">{formatMost(most)}</span>
        <svg
          viewBox={`0 0 ${String(viewWidth)} ${String(viewHeight)}`}
          preserveAspectRatio="none"
          // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- what is drawn here is no file
          role="img"
          aria-label={label}
        >
          {Array.from(counts, (count, bin) => {
            const height = (count / most) * viewHeight
            return (
              <g key={bin}>
                <title>{describe(start + bin * width, start + (bin + 1) * width, count)}</title>
                {/* The whole height answers the pointer, however low the bar. */}
                <rect className="histogram-reach" x={bin * step} y={0} width={step} height={viewHeight} />
                <rect
                  className={start + bin * width < 0 ? "histogram-loss" : "histogram-gain"}
                  x={bin * step + step * 0.06}
                  y={viewHeight - height}
                  width={step * 0.88}
                  height={height}
                />
              </g>
            )
          })}
          {zero !== null && <line className="histogram-zero" x1={zero} x2={zero} y1={0} y2={viewHeight} />}
        </svg>
      </div>
      <div className="histogram-edges" aria-hidden="true">
        <span>{formatEdge(start)}</span>
        {zero !== null && zero > 140 && zero < viewWidth - 140 && (
          <span className="histogram-origin" style={{ insetInlineStart: `${String(zero / 10)}%` }}>
            {formatEdge(0)}
          </span>
        )}
        <span>{formatEdge(end)}</span>
      </div>
    </figure>
  )
}
