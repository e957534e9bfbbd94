import { useId } from "react"
import "./segmented.css"

type SegmentedProps<T extends string> = {
  /** What is chosen, for a screen reader. */
  label: string
  options: readonly { value: T; label: string; disabled?: boolean }[]
  value: T
  onChange: (value: T) => void
  size?: "small" | "medium"
}

/** One of a few, all in view. A radio group: arrow keys move and choose. */
export function Segmented<T extends string>({
  label,
  options,
  value,
  onChange,
  size = "medium",
}: SegmentedProps<T>) {
  const name = useId()
  return (
    <fieldset className="segmented" data-size={size} role="radiogroup" aria-label={label}>
      {options.map((option) => (
        <label key={option.value}>
          <input
            type="radio"
            name={name}
            value={option.value}
            checked={option.value === value}
            disabled={option.disabled ?? false}
            onChange={() => onChange(option.value)}
          />
          {option.label}
        </label>
      ))}
    </fieldset>
  )
}
