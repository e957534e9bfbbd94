import { Field } from "../../../../ui/field.tsx"
import { formatCount } from "../../../../format/count.ts"
import { readDividends } from "./read-dividends.ts"

type DividendsFieldProps = {
  text: string | undefined
  error: string | null
  onType: (text: string) => void
}

/** What a file's instrument paid, which the file does not say: folded away, since many paid nothing. */
export function DividendsField({ text = "", error, onType }: DividendsFieldProps) {
  const dividends = readDividends(text)
  const count = typeof dividends === "string" ? 0 : dividends.length
  return (
    <details className="asset-dividends">
      <summary className={error === null ? undefined : "loss"}>
        {error !== null
          ? "Its dividends cannot be read"
          : count === 0
            ? "No dividends are given for this file"
            : formatCount(count, "dividend")}
      </summary>
      <Field label="Ex-day and amount a unit, one a line" hint="Such as 2020-03-20 1.41" error={error}>
        {(control) => (
          <textarea
            {...control}
            className="input lab-expression"
            rows={4}
            spellCheck={false}
            value={text}
            onChange={(event) => onType(event.target.value)}
          />
        )}
      </Field>
    </details>
  )
}
