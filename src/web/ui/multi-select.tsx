import { useState, type ComponentProps } from "react"
import { Button } from "./button.tsx"
import { matchWords } from "./match-words.ts"
import { Popover } from "./popover.tsx"
import "./field.css"
import "./search-list.css"
import "./multi-select.css"

type MultiSelectProps = {
  /** What is chosen, in the plural: "strategies". */
  noun: string
  options: readonly { value: string; label: string; detail?: string }[]
  /** Empty means all: nothing is left out. */
  selected: readonly string[]
  onChange: (selected: readonly string[]) => void
  button?: Omit<ComponentProps<typeof Button>, "children">
}

/** Any of many, found by typing. The button says what is chosen. */
export function MultiSelect({ noun, options, selected, onChange, button }: MultiSelectProps) {
  return (
    <Popover
      label={`Choose ${noun}`}
      className="multi-select"
      button={{ ...button, children: describeSelection(noun, options, selected) }}
    >
      {({ open }) =>
        open && <Choices noun={noun} options={options} selected={selected} onChange={onChange} />
      }
    </Popover>
  )
}

/** "All strategies", the name of the one, or "3 of 43 strategies". */
export function describeSelection(
  noun: string,
  options: MultiSelectProps["options"],
  selected: readonly string[],
): string {
  if (selected.length === 0) return `All ${noun}`
  const [only] = selected
  if (selected.length === 1) return options.find((option) => option.value === only)?.label ?? only ?? ""
  return `${selected.length} of ${options.length} ${noun}`
}

function Choices({ noun, options, selected, onChange }: MultiSelectProps) {
  const [query, setQuery] = useState("")
  const found = options.filter((option) => matchWords(option.label, query))
  const chosen = new Set(selected)
  const toggle = (value: string) => {
    const next = new Set(chosen)
    if (!next.delete(value)) next.add(value)
    onChange(options.map((option) => option.value).filter((option) => next.has(option)))
  }
  return (
    <>
      <input
        className="search-list-input"
        type="search"
        aria-label={`Find among ${noun}`}
        placeholder={`Find among ${options.length} ${noun}`}
        autoComplete="off"
        spellCheck={false}
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- the panel was opened to choose
        autoFocus
        value={query}
        onChange={(event) => setQuery(event.target.value)}
      />
      <div className="multi-select-actions">
        <Button kind="quiet" size="small" onClick={() => onChange([])} disabled={selected.length === 0}>
          All
        </Button>
        {query !== "" && found.length > 0 && (
          <Button kind="quiet" size="small" onClick={() => onChange(found.map((option) => option.value))}>
            Only these {found.length}
          </Button>
        )}
        <span>{selected.length === 0 ? "None left out" : `${selected.length} chosen`}</span>
      </div>
      <fieldset className="multi-select-options" aria-label={noun}>
        {found.map((option) => (
          <label key={option.value} className="multi-select-option">
            <input type="checkbox" checked={chosen.has(option.value)} onChange={() => toggle(option.value)} />
            <span title={option.label}>{option.label}</span>
            {option.detail && <span className="search-list-detail">{option.detail}</span>}
          </label>
        ))}
        {found.length === 0 && <p className="search-list-none">Nothing here is called “{query}”.</p>}
      </fieldset>
    </>
  )
}
