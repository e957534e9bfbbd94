import { useMutation } from "@tanstack/react-query"
import type { ImportMode, ImportPreview, PortfolioSummary } from "../../../contract/index.ts"
import { retargetImport } from "../../api/imports.ts"
import { Field } from "../../ui/field.tsx"
import { Segmented } from "../../ui/segmented.tsx"

type TargetFieldsProps = {
  preview: ImportPreview
  portfolios: readonly PortfolioSummary[]
  name: string
  onName: (name: string) => void
  nameError: string | null
  /** A daily log alone can only join the portfolio of its trade log. */
  mayBeNew: boolean
  portfolioError: string | null
}

/** A new portfolio with its name, or one that is there, adding to what it has or taking its place. */
export function TargetFields(props: TargetFieldsProps) {
  const { preview, portfolios, name, onName, nameError, mayBeNew, portfolioError } = props
  const { import: batch, target } = preview
  const [first] = portfolios
  const retarget = useMutation({
    mutationFn: (to: { portfolioId: string | null; mode: ImportMode }) => retargetImport(batch.id, to),
  })
  // While the server works the preview out for another target, the choice already shows.
  const portfolioId = retarget.isPending ? retarget.variables.portfolioId : (target?.id ?? null)
  const mode = retarget.isPending ? retarget.variables.mode : batch.mode

  return (
    <>
      {first && mayBeNew && (
        <Segmented
          label="Target"
          value={portfolioId === null ? "new" : "existing"}
          onChange={(value) =>
            retarget.mutate({ portfolioId: value === "new" ? null : first.id, mode: "append" })
          }
          options={[
            { value: "new", label: "New portfolio" },
            { value: "existing", label: "Existing" },
          ]}
        />
      )}
      {portfolioId === null && mayBeNew ? (
        <Field label="Name" error={nameError}>
          {(control) => (
            <input
              {...control}
              value={name}
              maxLength={200}
              onChange={(event) => onName(event.target.value)}
            />
          )}
        </Field>
      ) : (
        <>
          <Field label="Portfolio" error={portfolioError}>
            {(control) => (
              <select
                {...control}
                value={portfolioId ?? ""}
                onChange={(event) => retarget.mutate({ portfolioId: event.target.value, mode })}
              >
                {portfolioId === null && <option value="">Choose the portfolio of its trade log</option>}
                {portfolios.map(({ id, name: label }) => (
                  <option key={id} value={id}>
                    {label}
                  </option>
                ))}
              </select>
            )}
          </Field>
          {mayBeNew && (
            <div className="field">
              <Segmented
                label="Add or replace"
                value={mode}
                onChange={(value) => retarget.mutate({ portfolioId, mode: value })}
                options={[
                  { value: "append", label: "Add what is new" },
                  { value: "replace", label: "Replace all" },
                ]}
              />
              <span className="field-hint">
                {mode === "append"
                  ? "Trades that are there already stay once; open ones that are closed now take their result."
                  : "Earlier imports no longer count. Undo brings them back."}
              </span>
            </div>
          )}
        </>
      )}
      {retarget.error && (
        <p className="field-error" role="alert">
          {retarget.error.message}
        </p>
      )}
    </>
  )
}
