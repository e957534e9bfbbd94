import { Field } from "../../../ui/field.tsx"
import type { LabForm } from "./lab-form.ts"
import type { FormErrors } from "./read-request.ts"
import type { ChangeForm } from "./use-lab-form.ts"

type NumberFieldProps = {
  field: string
  label: string
  /** What it is until something is typed. */
  usual: string
  hint?: string | undefined
  /** What an empty field means. */
  whenEmpty?: string | undefined
  form: LabForm
  errors: FormErrors
  onChange: ChangeForm
}

/** A number of the form; emptied, it is what it was at first. */
export function NumberField(props: NumberFieldProps) {
  const { field, label, usual, hint, whenEmpty, form, errors, onChange } = props
  return (
    <Field label={label} hint={hint} error={errors[field] ?? null}>
      {(control) => (
        <input
          {...control}
          type="text"
          inputMode="decimal"
          autoComplete="off"
          placeholder={whenEmpty ?? usual}
          value={form[field] ?? usual}
          onChange={(event) =>
            onChange({ [field]: event.target.value === usual ? null : event.target.value })
          }
        />
      )}
    </Field>
  )
}
