import { Field } from "../../../../ui/field.tsx"
import { type Period, periods } from "./periods.ts"

const labels: Readonly<Record<Period, string>> = {
  none: "Never",
  daily: "Every day",
  weekly: "Every week",
  monthly: "Every month",
  quarterly: "Every quarter",
  yearly: "Every year",
}

type PeriodFieldProps = {
  label: string
  hint: string
  value: string | undefined
  /** What it is until one is chosen. */
  usual: Period
  /** A choice that makes no sense here. */
  without?: Period
  onChange: (period: string | null) => void
}

/** How often something happens. */
export function PeriodField({ label, hint, value, usual, without, onChange }: PeriodFieldProps) {
  return (
    <Field label={label} hint={hint}>
      {(control) => (
        <select
          {...control}
          value={value ?? usual}
          onChange={(event) => onChange(event.target.value === usual ? null : event.target.value)}
        >
          {periods
            .filter((period) => period !== without)
            .map((period) => (
              <option key={period} value={period}>
                {labels[period]}
              </option>
            ))}
        </select>
      )}
    </Field>
  )
}
