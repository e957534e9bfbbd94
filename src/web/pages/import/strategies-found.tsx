import type { ImportPreview } from "../../../contract/index.ts"
import { formatDecimal } from "../../format/decimal.ts"

/** The strategies that the log names, with their trades. */
export function StrategiesFound({ strategies }: { strategies: ImportPreview["summary"]["strategies"] }) {
  if (strategies.length === 0) return null
  const mostTraded = strategies.toSorted((a, b) => b.trades - a.trades)
  return (
    <section className="section" aria-labelledby="strategies">
      <div className="section-header">
        <h2 id="strategies">Strategies found</h2>
        <span className="import-section-detail">{strategies.length}</span>
      </div>
      <ul className="import-strategies">
        {mostTraded.map(({ name, trades }) => (
          <li key={name}>
            <span title={name}>{name === "" ? <i>no strategy</i> : name}</span>
            <span>{formatDecimal(trades, { digits: 0 })}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
