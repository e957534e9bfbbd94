import { Button } from "../../../ui/button.tsx"
import { Field } from "../../../ui/field.tsx"
import type { LabForm } from "./lab-form.ts"
import { PriceChooser } from "./price-chooser.tsx"
import type { FormErrors } from "./read-request.ts"
import type { ChangeForm } from "./use-lab-form.ts"

type PriceFieldsProps = { form: LabForm; errors: FormErrors; onChange: ChangeForm }

/** What to test on and over which days, in which money where a file leaves that open, and against what. */
export function PriceFields({ form, errors, onChange }: PriceFieldsProps) {
  const isFile = form["prices"]?.startsWith("file:") ?? false
  return (
    <fieldset className="lab-group">
      <legend>Prices</legend>
      <div className={isFile ? "price-and-currency" : undefined}>
        <PriceChooser
          chosen={form["prices"]}
          error={errors["prices"] ?? null}
          takesDrops
          onChoose={(prices) => onChange({ prices, currency: null })}
        />
        {isFile && (
          <Field label="Currency" error={errors["currency"] ?? null}>
            {(control) => (
              <input
                {...control}
                type="text"
                autoComplete="off"
                autoCapitalize="characters"
                spellCheck={false}
                maxLength={3}
                placeholder="Not told"
                value={form["currency"] ?? ""}
                onChange={(event) => onChange({ currency: event.target.value.toUpperCase() || null })}
              />
            )}
          </Field>
        )}
      </div>
      <div className="lab-dates">
        {(["from", "to"] as const).map((side) => (
          <Field
            key={side}
            label={side === "from" ? "First day" : "Last day"}
            hint={side === "from" ? "Earlier prices feed the indicators" : undefined}
            error={errors[side] ?? null}
          >
            {(control) => (
              <input
                {...control}
                type="date"
                value={form[side] ?? ""}
                onChange={(event) => onChange({ [side]: event.target.value || null })}
              />
            )}
          </Field>
        ))}
      </div>
      <Benchmark {...{ form, errors, onChange }} />
    </fieldset>
  )
}

const itself = { value: "The instrument itself", hint: "What alpha and beta are measured against" }

function Benchmark({ form, errors, onChange }: PriceFieldsProps) {
  const chosen = form["benchmark"]
  return (
    <div className={chosen === undefined ? undefined : "lab-benchmark"}>
      <PriceChooser
        label="Benchmark"
        chosen={chosen}
        error={errors["benchmark"] ?? null}
        nothing={itself}
        onChoose={(benchmark) => onChange({ benchmark })}
      />
      {chosen !== undefined && (
        <Button
          kind="quiet"
          icon="close"
          aria-label="Remove the benchmark"
          onClick={() => onChange({ benchmark: null })}
        />
      )}
    </div>
  )
}
