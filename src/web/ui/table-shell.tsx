import type { ReactNode, Ref } from "react"
import "./table.css"

type TableShellProps = {
  /** Name of the table, for a screen reader. */
  label: string
  children: ReactNode
  /** Height above which the rows scroll under the header. */
  maxHeight?: number | string
  ref?: Ref<HTMLElement>
}

/** The scrolling frame of a `<table className="table">`; it takes focus, so that arrow keys scroll it. */
export function TableShell({ label, children, maxHeight, ref }: TableShellProps) {
  return (
    <section
      ref={ref}
      className="table-shell"
      aria-label={label}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrolling region has to be reachable by keyboard
      tabIndex={0}
      style={maxHeight === undefined ? undefined : { maxHeight }}
    >
      {children}
    </section>
  )
}
