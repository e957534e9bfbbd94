import type { ImportReport } from "../../../contract/index.ts"
import { formatCount } from "../../format/count.ts"
import { formatDecimal } from "../../format/decimal.ts"
import { Figure } from "../../ui/figure.tsx"

const count = (value: number) => formatDecimal(value, { digits: 0 })

/** Where every line of the file went. `repeated` are the accepted trades that the target portfolio has already. */
export function LineAccount({ report, repeated }: { report: ImportReport; repeated: number }) {
  const { lines, rows, accepted, rejectedRows, duplicates, ignored, openTrades } = report
  const outcomes = [
    { label: "Accepted", value: accepted, attention: false },
    { label: "Rejected", value: rejectedRows, attention: rejectedRows > 0 },
    { label: "Duplicate", value: duplicates.length, attention: false },
    { label: "Ignored", value: ignored.length, attention: false },
  ]
  const apart = [
    { value: lines.header, what: "header" },
    { value: lines.preamble, what: "preamble" },
    { value: lines.blank, what: "blank" },
    { value: lines.footer, what: "footer" },
  ].filter(({ value }) => value > 0)
  return (
    <section className="section" aria-labelledby="account">
      <div className="section-header">
        <h2 id="account">Every line accounted for</h2>
        <span className="import-section-detail">{formatCount(rows, "record")}</span>
      </div>
      <div className="import-figures">
        {outcomes.map(({ label, value, attention }) => (
          <div key={label} data-attention={attention || undefined}>
            <Figure size="large" label={label} value={count(value)} />
          </div>
        ))}
        {repeated > 0 && <Figure size="large" label="Of these there already" value={count(repeated)} />}
        {openTrades > 0 && <Figure size="large" label="Of these still open" value={count(openTrades)} />}
      </div>
      <p className="import-sum">
        {formatCount(lines.total, "line")} = {count(lines.records)} in records
        {apart.map(({ value, what }) => ` + ${count(value)}\u00a0${what}`)}
      </p>
      {(report.preamble.length > 0 || report.footer.length > 0) && (
        <details className="import-sum">
          <summary>Lines outside the table</summary>
          {[...report.preamble, ...report.footer].map((text) => (
            <div key={text} className="import-cell">
              {text}
            </div>
          ))}
        </details>
      )}
    </section>
  )
}
