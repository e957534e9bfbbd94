/** What the shapes mean. */
export function MarkerKey({ hasBars }: { hasBars: boolean }) {
  return (
    <ul className="marker-key">
      <li>
        <Shape path="M6 2 11 10H1Z" /> Long begins
      </li>
      <li>
        <Shape path="M6 10 11 2H1Z" /> Short begins
      </li>
      <li className="gain">
        <Shape path="M6 9.5a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7Z" /> Ends with a gain
      </li>
      <li className="loss">
        <Shape path="m2.5 2.5 7 7m0-7-7 7" hollow /> Ends with a loss
      </li>
      {hasBars && (
        <>
          <li className="secondary">
            <Shape path="M6 0.5V3M6 9v2.5M3.5 3h5v6h-5Z" hollow thin /> Closed higher
          </li>
          <li className="secondary">
            <Shape path="M5.5 0.5h1V3h2v6h-2v2.5h-1V9h-2V3h2Z" /> Closed lower
          </li>
        </>
      )}
      <li className="secondary">
        Drag over a chart to zoom in; where {hasBars ? "bars or trades" : "trades"} stand too close, only
        their {hasBars ? "ranges and strokes" : "strokes"} are drawn.
      </li>
    </ul>
  )
}

function Shape({ path, hollow = false, thin = false }: { path: string; hollow?: boolean; thin?: boolean }) {
  return (
    <svg
      width={12}
      height={12}
      viewBox="0 0 12 12"
      aria-hidden="true"
      fill={hollow ? "none" : "currentColor"}
      stroke={hollow ? "currentColor" : "none"}
      strokeWidth={thin ? 1 : 2}
    >
      <path d={path} />
    </svg>
  )
}
