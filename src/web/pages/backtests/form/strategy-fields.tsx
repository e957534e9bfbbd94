import type { ParameterSpec, StrategySchema } from "../../../../engine/backtest/strategies/strategy.ts"
import { Field } from "../../../ui/field.tsx"
import { Segmented } from "../../../ui/segmented.tsx"
import type { LabForm, LabMode } from "./lab-form.ts"
import { NumberField } from "./number-field.tsx"
import { RangeFields } from "./range-fields.tsx"
import type { FormErrors } from "./read-request.ts"
import type { ChangeForm } from "./use-lab-form.ts"

type StrategyFieldsProps = {
  mode: LabMode
  strategies: readonly StrategySchema[]
  schema: StrategySchema
  form: LabForm
  errors: FormErrors
  onChange: ChangeForm
}

const directionLabels = { long: "Long", short: "Short", both: "Both" } as const
const mirrored = {
  long: null,
  short: "Short is the mirror: every comparison turned round.",
  both: "Both: the rule and its mirror side by side; a signal of the other side reverses.",
} as const

/** Which rule, in words, and what it can be given: everything here comes from the strategy's own schema. */
export function StrategyFields({ mode, strategies, schema, form, errors, onChange }: StrategyFieldsProps) {
  const direction = schema.directions.find((each) => each === form["direction"]) ?? "long"
  return (
    <fieldset className="lab-group">
      <legend>Strategy</legend>
      <div className="lab-strategy">
        <Field label="Rule">
          {(control) => (
            <select
              {...control}
              value={schema.id}
              onChange={(event) => onChange(forgetting(form, event.target.value))}
            >
              {strategies.map(({ id, label }) => (
                <option key={id} value={id}>
                  {label}
                </option>
              ))}
            </select>
          )}
        </Field>
        {schema.directions.length > 1 && (
          <div className="field">
            <span>Direction</span>
            <Segmented
              label="Direction"
              options={schema.directions.map((value) => ({ value, label: directionLabels[value] }))}
              value={direction}
              onChange={(value) => onChange({ direction: value === "long" ? null : value })}
            />
          </div>
        )}
      </div>
      <p className="lab-rule">
        {schema.rule.replaceAll("`", "")} {mirrored[direction]}
      </p>
      {schema.expressions.map(({ name, label, example }) => (
        <Field
          key={name}
          label={`${label}, a condition`}
          hint={`Such as ${example}`}
          error={errors[`rule.${name}`] ?? null}
        >
          {(control) => (
            <textarea
              {...control}
              className="input lab-expression"
              rows={2}
              spellCheck={false}
              autoCapitalize="none"
              value={form[`rule.${name}`] ?? ""}
              onChange={(event) => onChange({ [`rule.${name}`]: event.target.value })}
            />
          )}
        </Field>
      ))}
      {mode === "run" ? (
        <div className="lab-fields">
          {schema.parameters.map((spec) => (
            <NumberField
              key={spec.name}
              field={`set.${spec.name}`}
              label={spec.label}
              usual={String(spec.default)}
              hint={allowed(spec)}
              {...{ form, errors, onChange }}
            />
          ))}
        </div>
      ) : (
        <RangeFields {...{ schema, form, errors, onChange }} />
      )}
      {schema.constraint !== null && (
        <p className="field-hint">
          {schema.constraint.replaceAll("<", " < ").replaceAll(/\s+/g, " ")} has to hold.
        </p>
      )}
    </fieldset>
  )
}

function allowed({ kind, min, max }: ParameterSpec): string {
  return `${kind === "integer" ? "Whole, " : ""}${String(min)} to ${String(max)}`
}

/** Another strategy has other parameters: those of the one before go. */
function forgetting(form: LabForm, strategy: string): Record<string, string | null> {
  const change: Record<string, string | null> = { strategy }
  for (const field of Object.keys(form)) if (/^(set|rule|grid)\./.test(field)) change[field] = null
  return change
}
