import type { Ref } from "react"
import type { ImportedFile } from "../../../contract/index.ts"
import { formatCount } from "../../format/count.ts"

type ConfirmChecksProps = {
  files: readonly ImportedFile[]
  /** Failed checks that a commit has to name. */
  ids: readonly string[]
  confirmed: ReadonlySet<string>
  onChange: (confirmed: ReadonlySet<string>) => void
  /** Whether the button was pressed with some of them unticked. */
  insist: boolean
  ref: Ref<HTMLFieldSetElement>
}

/** One tick a failed check: the figures are imported as they stand in the file, knowingly. */
export function ConfirmChecks({ files, ids, confirmed, onChange, insist, ref }: ConfirmChecksProps) {
  const checks = files.flatMap(({ report }) => report.checks)
  const toggle = (id: string) => {
    const next = new Set(confirmed)
    if (!next.delete(id)) next.add(id)
    onChange(next)
  }
  return (
    <fieldset ref={ref} className="import-confirm" aria-label="Failed checks">
      <p className="secondary">The file is imported as it stands. Confirm what does not agree in it:</p>
      {ids.map((id) => {
        const check = checks.find((candidate) => candidate.id === id && candidate.passed === false)
        return (
          <label key={id}>
            <input type="checkbox" checked={confirmed.has(id)} onChange={() => toggle(id)} />
            <span>
              Does not hold: {check?.label ?? id}
              {check && (
                <span className="secondary"> ({formatCount(check.violationCount, "violation")})</span>
              )}
            </span>
          </label>
        )
      })}
      {insist && (
        <p className="field-error" role="alert">
          Tick each failed check to import all the same.
        </p>
      )}
    </fieldset>
  )
}
