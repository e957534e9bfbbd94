import type { ImportReport } from "../../../contract/index.ts"
import { formatDecimal } from "../../format/decimal.ts"
import { formatName } from "../../imports/format-name.ts"

/** How the file was understood, and what in it decided that. */
export function Decisions({
  report,
  title,
  detail,
}: {
  report: ImportReport
  title: string
  detail: string
}) {
  const { decisions, notes, absentColumns } = report
  return (
    <section className="section" aria-labelledby="decisions">
      <div className="section-header">
        <h2 id="decisions">Read as {title}</h2>
        <span className="import-section-detail">{detail}</span>
      </div>
      <dl className="import-decisions">
        {decisions.map(({ what, choice, why }) => (
          <div key={what}>
            <dt>{what}</dt>
            <dd>{formatName(choice)}</dd>
            <dd>{why}</dd>
          </div>
        ))}
      </dl>
      {(notes.length > 0 || absentColumns.length > 0) && (
        <ul className="import-section-detail">
          {notes.map(({ line, text }) => (
            <li key={`${line} ${text}`} className="import-note">
              {line !== null && `Line ${formatDecimal(line, { digits: 0 })}: `}
              {text}
            </li>
          ))}
          {absentColumns.length > 0 && (
            <li>Columns that this file does not have: {absentColumns.join(", ")}.</li>
          )}
        </ul>
      )}
    </section>
  )
}
