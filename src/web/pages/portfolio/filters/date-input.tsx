import { useState } from "react"
import { type EpochDay, isoDate, parseIsoDate } from "../../../../engine/money/iso-date.ts"

type DateInputProps = {
  label: string
  /** Null leaves that side open; the placeholder's day is shown then. */
  value: EpochDay | null
  placeholder: EpochDay
  min: EpochDay
  max: EpochDay
  onChange: (day: EpochDay | null) => void
}

/** A calendar date. While a year is typed digit by digit the filter waits for a date within the log. */
export function DateInput({ label, value, placeholder, min, max, onChange }: DateInputProps) {
  const [typed, setTyped] = useState<string | null>(null)
  const shown = isoDate(value ?? placeholder)
  return (
    <input
      type="date"
      className="input filter-date"
      aria-label={label}
      data-open={value === null ? "" : undefined}
      min={isoDate(min)}
      max={isoDate(max)}
      value={typed ?? shown}
      onChange={(event) => {
        const day = parseIsoDate(event.target.value)
        if (event.target.value === "") {
          setTyped(null)
          onChange(null)
        } else if (day !== null && day >= min && day <= max) {
          setTyped(null)
          onChange(day)
        } else setTyped(event.target.value)
      }}
      onBlur={() => setTyped(null)}
    />
  )
}
