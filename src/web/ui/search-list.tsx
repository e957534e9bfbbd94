/* oxlint-disable jsx-a11y/prefer-tag-over-role -- a native select or datalist cannot hold this list, nor be driven from the input */
import { useId, useState, type KeyboardEvent } from "react"
import { Icon, type IconName } from "./icon.tsx"
import { matchWords } from "./match-words.ts"
import "./search-list.css"

export type SearchItem = {
  id: string
  group: string
  label: string
  /** Other words that find it. */
  keywords?: string
  /** On the right: a shortcut, a figure. */
  detail?: string | undefined
  icon?: IconName
  run: () => void
}

type SearchListProps = {
  label: string
  placeholder: string
  items: readonly SearchItem[]
  /** Called before the chosen item runs: closes what the list stands in. */
  onRun: () => void
}

/** Type to narrow, arrow keys to move, Enter to run. Items of one group stand together, in the order given. */
export function SearchList({ label, placeholder, items, onRun }: SearchListProps) {
  const id = useId()
  const [query, setQuery] = useState("")
  const [active, setActive] = useState(0)
  const found = items.filter((item) => matchWords(`${item.label} ${item.keywords ?? ""}`, query))
  const current = Math.min(active, found.length - 1)

  const run = (item: SearchItem | undefined) => {
    if (!item) return
    onRun()
    item.run()
  }

  const onKeyDown = (event: KeyboardEvent) => {
    const steps: Record<string, number> = { ArrowDown: 1, ArrowUp: -1 }
    const step = steps[event.key]
    if (step !== undefined && found.length > 0) {
      event.preventDefault()
      const next = (current + step + found.length) % found.length
      setActive(next)
      document.getElementById(`${id}-${found[next]?.id}`)?.scrollIntoView({ block: "nearest" })
    } else if (event.key === "Enter") {
      event.preventDefault()
      run(found[current])
    }
  }

  return (
    <div className="search-list">
      <input
        className="search-list-input"
        type="text"
        role="combobox"
        aria-label={label}
        aria-expanded="true"
        aria-controls={`${id}-options`}
        aria-activedescendant={found[current] ? `${id}-${found[current].id}` : undefined}
        aria-autocomplete="list"
        autoComplete="off"
        spellCheck={false}
        placeholder={placeholder}
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- it is shown because the user asked to type into it
        autoFocus
        value={query}
        onChange={(event) => {
          setQuery(event.target.value)
          setActive(0)
        }}
        onKeyDown={onKeyDown}
      />
      <div className="search-list-options" id={`${id}-options`} role="listbox" aria-label={label}>
        {found.map((item, index) => (
          <div key={item.id} role="presentation">
            {item.group !== found[index - 1]?.group && <div className="search-list-group">{item.group}</div>}
            {/* oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus -- the input keeps the focus and answers the keys */}
            <div
              id={`${id}-${item.id}`}
              className="search-list-option"
              role="option"
              aria-selected={index === current}
              onPointerMove={() => setActive(index)}
              onClick={() => run(item)}
            >
              {item.icon && <Icon name={item.icon} />}
              <span>{item.label}</span>
              {item.detail && <span className="search-list-detail">{item.detail}</span>}
            </div>
          </div>
        ))}
        {found.length === 0 && <p className="search-list-none">Nothing here is called “{query}”.</p>}
      </div>
    </div>
  )
}
