import { useRef, type KeyboardEvent } from "react"
import { Button } from "./button.tsx"
import type { IconName } from "./icon.tsx"
import { usePopover } from "./use-popover.ts"
import "./popover.css"
import "./menu.css"

export type MenuItem = { label: string; run: () => void; tone?: "plain" | "loss" }

/** A few actions on one thing. Arrow keys, Home and End move; Escape goes back to the button. */
export function Menu({
  label,
  items,
  icon = "more",
}: {
  label: string
  items: readonly MenuItem[]
  icon?: IconName
}) {
  const { id, open, show, hide, anchorRef, panelRef } = usePopover<HTMLDivElement>("end")
  const list = useRef<(HTMLButtonElement | null)[]>([])

  const onKeyDown = (event: KeyboardEvent) => {
    const at = list.current.indexOf(document.activeElement as HTMLButtonElement)
    const last = items.length - 1
    const targets: Record<string, number> = {
      ArrowDown: at === last ? 0 : at + 1,
      ArrowUp: at <= 0 ? last : at - 1,
      Home: 0,
      End: last,
    }
    const target = targets[event.key]
    if (target === undefined) return
    event.preventDefault()
    list.current[target]?.focus()
  }

  return (
    <>
      <Button
        ref={anchorRef}
        kind="quiet"
        size="small"
        icon={icon}
        aria-label={label}
        aria-haspopup="menu"
        aria-expanded={open}
        aria-controls={id}
        popoverTarget={id}
        onClick={(event) => {
          if (open) return
          event.preventDefault()
          show()
          list.current[0]?.focus()
        }}
      />
      <div
        ref={panelRef}
        id={id}
        popover="auto"
        role="menu"
        tabIndex={-1}
        aria-label={label}
        className="popover menu"
        onKeyDown={onKeyDown}
      >
        {items.map((item, index) => (
          <button
            key={item.label}
            ref={(element) => {
              list.current[index] = element
            }}
            type="button"
            role="menuitem"
            tabIndex={-1}
            data-tone={item.tone}
            onClick={() => {
              hide()
              item.run()
            }}
          >
            {item.label}
          </button>
        ))}
      </div>
    </>
  )
}
