import { Field } from "../../../../ui/field.tsx"
import { formatCount } from "../../../../format/count.ts"
import { readDividends } from "./read-dividends.ts"

type DividendsFieldProps = {
  text: string | undefined
  error: string | null
  onType: (text: string) => void
}

/** What an instrument paid, for a file that does not say it or says it otherwise: folded away, since few need it. */
export function DividendsField({ text = "", error, onType }: DividendsFieldProps) {
  const dividends = readDividends(text)
  const count = typeof dividends === "string" ? 0 : dividends.length
  return (
    <details className="asset-dividends">
      <summary className={error === null ? undefined : "loss"}>
        {error !== null
          ? "Its dividends cannot be read"
          : count === 0
            ? "Dividends as the file has them, if any"
            : `${formatCount(count, "dividend")} instead of those of the file`}
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
