import { Field } from "../../../ui/field.tsx"
import { Segmented } from "../../../ui/segmented.tsx"
import type { LabForm } from "./lab-form.ts"
import { NumberField } from "./number-field.tsx"
import type { FormErrors } from "./read-request.ts"
import { asSentence } from "./refusal.ts"
import { searchFigures } from "./search-figures.ts"
import type { ChangeForm } from "./use-lab-form.ts"

type SearchFieldsProps = {
  mode: "search" | "walk"
  form: LabForm
  errors: FormErrors
  /** Why the constraint cannot be used. */
  refusal: string | null
  onChange: ChangeForm
}

/** How to search: for the largest of which figure, by which method, within which constraint. */
export function SearchFields({ mode, form, errors, refusal, onChange }: SearchFieldsProps) {
  const method = form["method"] ?? "grid"
  return (
    <fieldset className="lab-group">
      <legend>{mode === "search" ? "Search" : "Walk-forward"}</legend>
      <div className="lab-fields">
        <Field label="Maximise">
          {(control) => (
            <select
              {...control}
              value={form["maximize"] ?? "sharpeRatio"}
              onChange={(event) =>
                onChange({ maximize: event.target.value === "sharpeRatio" ? null : event.target.value })
              }
            >
              {searchFigures.map(({ id, label }) => (
                <option key={id} value={id}>
                  {label}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Field
          label="Constraint"
          hint="Over the parameters, such as slow - fast >= 10"
          error={errors["constraint"] ?? (refusal === null ? null : asSentence(refusal))}
        >
          {(control) => (
            <input
              {...control}
              type="text"
              autoComplete="off"
              autoCapitalize="none"
              spellCheck={false}
              placeholder="None"
              value={form["constraint"] ?? ""}
              onChange={(event) => onChange({ constraint: event.target.value || null })}
            />
          )}
        </Field>
      </div>
      {mode === "search" ? (
        <>
          <div className="field">
            <span>Combinations</span>
            <Segmented
              label="Combinations"
              options={[
                { value: "grid", label: "All" },
                { value: "random", label: "At random" },
                { value: "bayesian", label: "By a model" },
              ]}
              value={method}
              onChange={(value) => onChange({ method: value === "grid" ? null : value })}
            />
          </div>
          {method !== "grid" && (
            <div className="lab-fields">
              <NumberField field="runs" label="Runs" usual="1000" {...{ form, errors, onChange }} />
              <NumberField
                field="seed"
                label="Seed"
                usual="42"
                hint="The same seed draws the same"
                {...{ form, errors, onChange }}
              />
            </div>
          )}
        </>
      ) : (
        <>
          <div className="lab-fields">
            <NumberField
              field="folds"
              label="Folds"
              usual="5"
              hint="Parts that the rest is cut into"
              {...{ form, errors, onChange }}
            />
            <NumberField
              field="inSamplePercent"
              label="First sample, % of the bars"
              usual="50"
              hint="Searched before the first fold"
              {...{ form, errors, onChange }}
            />
          </div>
          <div className="field">
            <span>Samples</span>
            <Segmented
              label="Samples"
              options={[
                { value: "anchored", label: "From the first bar on" },
                { value: "rolling", label: "Rolling" },
              ]}
              value={form["rolling"] === "1" ? "rolling" : "anchored"}
              onChange={(value) => onChange({ rolling: value === "rolling" ? "1" : null })}
            />
          </div>
        </>
      )}
    </fieldset>
  )
}
