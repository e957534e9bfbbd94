import type { ComponentProps, ReactNode } from "react"
import { Button } from "./button.tsx"
import { usePopover } from "./use-popover.ts"
import "./popover.css"

type PopoverProps = {
  /** Properties of the button that opens it. */
  button: ComponentProps<typeof Button>
  /** Name of the panel, for a screen reader. */
  label: string
  align?: "start" | "end"
  className?: string
  children: ReactNode | ((panel: { open: boolean; close: () => void }) => ReactNode)
}

/** A button with a floating panel. Children given as a function are told whether it is open and can close it. */
export function Popover({ button, label, align = "start", className, children }: PopoverProps) {
  const { id, open, hide, show, anchorRef, panelRef } = usePopover<HTMLDialogElement>(align)
  return (
    <>
      <Button
        {...button}
        ref={anchorRef}
        aria-haspopup="dialog"
        aria-expanded={open}
        aria-controls={id}
        popoverTarget={id}
        onClick={(event) => {
          // Placed by us before it is seen; the browser still knows which button it belongs to.
          if (open) return
          event.preventDefault()
          show()
        }}
      />
      <dialog
        ref={panelRef}
        id={id}
        popover="auto"
        aria-label={label}
        className={className ? `popover ${className}` : "popover"}
      >
        {typeof children === "function" ? children({ open, close: hide }) : children}
      </dialog>
    </>
  )
}
