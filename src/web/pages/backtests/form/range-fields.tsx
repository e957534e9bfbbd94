import type { ParameterSpec, StrategySchema } from "../../../../engine/backtest/strategies/strategy.ts"
import { formatCount } from "../../../format/count.ts"
import type { LabForm } from "./lab-form.ts"
import type { FormErrors } from "./read-request.ts"
import { rangeAbout, rangeOf, rangeText, readRange, type TypedRange, valuesIn } from "./search-ranges.ts"
import type { ChangeForm } from "./use-lab-form.ts"

type RangeFieldsProps = { schema: StrategySchema; form: LabForm; errors: FormErrors; onChange: ChangeForm }

/** For each parameter either a range to search or one value. */
export function RangeFields({ schema, form, errors, onChange }: RangeFieldsProps) {
  return (
    <div className="lab-ranges">
      {schema.parameters.map((spec) => (
        <RangeField key={spec.name} {...{ spec, schema, form, errors, onChange }} />
      ))}
      {errors["grid"] !== undefined && <p className="field-error">{errors["grid"]}</p>}
    </div>
  )
}

const parts: readonly { readonly part: keyof TypedRange; readonly label: string }[] = [
  { part: "from", label: "From" },
  { part: "to", label: "To" },
  { part: "step", label: "Step" },
]

function RangeField({ spec, schema, form, errors, onChange }: RangeFieldsProps & { spec: ParameterSpec }) {
  const field = `grid.${spec.name}`
  const typed = rangeOf(form, schema, spec)
  const error = errors[field] ?? errors[`set.${spec.name}`]
  const range = typed === null ? null : readRange(spec, typed)
  const about =
    typed === null || typeof range !== "object" || range === null
      ? `${String(spec.min)} to ${String(spec.max)}`
      : formatCount(valuesIn(range), "value")
  return (
    <fieldset className="lab-range">
      <legend>
        <label>
          <input
            type="checkbox"
            checked={typed !== null}
            onChange={(event) =>
              onChange({ [field]: event.target.checked ? rangeText(rangeAbout(spec)) : "off" })
            }
          />
          {spec.label}
        </label>
      </legend>
      <div className="lab-range-inputs">
        {typed === null ? (
          <label>
            <span>Value</span>
            <input
              className="input"
              type="text"
              inputMode="decimal"
              autoComplete="off"
              aria-label={`${spec.label}: value`}
              aria-invalid={error !== undefined}
              value={form[`set.${spec.name}`] ?? String(spec.default)}
              onChange={(event) => onChange({ [`set.${spec.name}`]: event.target.value })}
            />
          </label>
        ) : (
          parts.map(({ part, label }) => (
            <label key={part}>
              <span>{label}</span>
              <input
                className="input"
                type="text"
                inputMode="decimal"
                autoComplete="off"
                aria-label={`${spec.label}: ${label.toLowerCase()}`}
                aria-invalid={error !== undefined}
                value={typed[part]}
                onChange={(event) =>
                  onChange({ [field]: rangeText({ ...typed, [part]: event.target.value }) })
                }
              />
            </label>
          ))
        )}
        {error === undefined ? (
          <span className="field-hint">{about}</span>
        ) : (
          <span className="field-error">{error}</span>
        )}
      </div>
    </fieldset>
  )
}
