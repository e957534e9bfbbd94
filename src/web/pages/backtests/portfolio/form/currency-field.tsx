import { Field } from "../../../../ui/field.tsx"

/** Those that prices are quoted in most; any other that an address names is offered besides. */
const currencies = [
  "USD",
  "EUR",
  "GBP",
  "JPY",
  "CHF",
  "CAD",
  "AUD",
  "CNY",
  "HKD",
  "SGD",
  "INR",
  "KRW",
  "SEK",
  "NOK",
  "DKK",
  "PLN",
  "CZK",
  "BRL",
  "MXN",
  "ZAR",
  "NZD",
]

type CurrencyFieldProps = {
  label: string
  /** What it is until one is chosen. */
  usual: string
  value: string | undefined
  /** It follows from something else. */
  isFixed?: boolean
  onChange: (currency: string | null) => void
}

/** A currency by its ISO 4217 code. */
export function CurrencyField({ label, usual, value, isFixed = false, onChange }: CurrencyFieldProps) {
  const chosen = value ?? usual
  const offered = currencies.includes(chosen) ? currencies : [chosen, ...currencies]
  return (
    <Field label={label}>
      {(control) => (
        <select
          {...control}
          value={chosen}
          disabled={isFixed}
          onChange={(event) => onChange(event.target.value === usual ? null : event.target.value)}
        >
          {offered.map((code) => (
            <option key={code} value={code}>
              {code}
            </option>
          ))}
        </select>
      )}
    </Field>
  )
}
