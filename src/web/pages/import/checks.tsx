import type { CheckViolation, ImportCheck } from "../../../contract/index.ts"
import { formatCount } from "../../format/count.ts"
import { formatDecimal, formatExact } from "../../format/decimal.ts"
import { Icon } from "../../ui/icon.tsx"
import { TableShell } from "../../ui/table-shell.tsx"

/** Whether the figures of the file agree with each other: what failed first, what could not be asked last. */
export function Checks({ checks }: { checks: readonly ImportCheck[] }) {
  if (checks.length === 0) return null
  const failed = checks.filter(({ passed }) => passed === false)
  const passed = checks.filter(({ passed }) => passed === true)
  const notApplicable = checks.filter(({ passed }) => passed === null)
  const summary = [
    ...(failed.length > 0 ? [`${failed.length} failed`] : []),
    `${passed.length} passed`,
    ...(notApplicable.length > 0 ? [`${notApplicable.length} not applicable`] : []),
  ]
  return (
    <section className="section" aria-labelledby="checks">
      <div className="section-header">
        <h2 id="checks">Do the figures agree?</h2>
        <span className="import-section-detail">{summary.join(" · ")}</span>
      </div>
      <ul className="import-checks">
        {failed.map((check) => (
          <li key={check.id} className="import-check" data-state="failed">
            <details>
              <summary>
                <Icon name="warning" />
                <span>{check.label}</span>
                <span className="import-check-state">
                  {formatCount(check.violationCount, "violation")}
                  <Icon name="chevron-right" />
                </span>
              </summary>
              <Violations check={check} />
            </details>
          </li>
        ))}
        {passed.map(({ id, label }) => (
          <li key={id} className="import-check-plain" data-state="passed">
            <Icon name="check" />
            <span>{label}</span>
            <span className="import-check-state">Passed</span>
          </li>
        ))}
        {notApplicable.map(({ id, label, reason }) => (
          <li key={id} className="import-check-plain" data-state="not-applicable">
            <Icon name="dash" />
            <div>
              <p>{label}</p>
              {reason && <p className="import-check-reason">{reason}</p>}
            </div>
            <span className="import-check-state">Not applicable</span>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Violations({ check }: { check: ImportCheck }) {
  return (
    <TableShell label={`Violations: ${check.label}`} maxHeight={360}>
      <table className="table">
        {check.violationCount > check.violations.length && (
          <caption>
            The first {formatDecimal(check.violations.length, { digits: 0 })} of{" "}
            {formatDecimal(check.violationCount, { digits: 0 })}.
          </caption>
        )}
        <thead>
          <tr>
            <th scope="col" className="numeric">
              Line
            </th>
            <th scope="col" className="numeric">
              Expected
            </th>
            <th scope="col" className="numeric">
              Found
            </th>
            <th scope="col">What</th>
          </tr>
        </thead>
        <tbody>
          {check.violations.map(({ line, expected, found, detail }) => (
            <tr key={`${line} ${detail}`}>
              <td className="numeric">{line === null ? "–" : formatDecimal(line, { digits: 0 })}</td>
              <td className="numeric">{written(expected)}</td>
              <td className="numeric">{written(found)}</td>
              <td>{detail}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableShell>
  )
}

function written(value: CheckViolation["expected"]): string {
  if (value === null) return "–"
  return typeof value === "number" ? formatExact(value) : value
}
