import type { ReactNode } from "react"
import { Icon } from "./icon.tsx"
import "./table.css"

export type SortDirection = "ascending" | "descending"

type SortHeaderProps = {
  /** Null while the table is sorted by another column. */
  direction: SortDirection | null
  onSort: () => void
  numeric?: boolean
  children: ReactNode
}

/** A column heading that sorts: the sorted one shows its direction and says it. */
export function SortHeader({ direction, onSort, numeric = false, children }: SortHeaderProps) {
  return (
    <th scope="col" aria-sort={direction ?? "none"} className={numeric ? "numeric" : undefined}>
      <button type="button" className="sort-header" onClick={onSort}>
        {children}
        <Icon name={direction === "ascending" ? "sort-up" : "sort-down"} size={12} />
      </button>
    </th>
  )
}
