import { Button } from "../../../ui/button.tsx"
import { Popover } from "../../../ui/popover.tsx"
import type { TradeColumn } from "./trade-column.ts"

type ColumnChooserProps = {
  columns: readonly TradeColumn[]
  shown: readonly TradeColumn[]
  onChange: (ids: readonly string[]) => void
  onReset: () => void
}

/** Which columns the trades table shows; the first one always does. */
export function ColumnChooser({ columns, shown, onChange, onReset }: ColumnChooserProps) {
  const ids = new Set(shown.map(({ id }) => id))
  const toggle = (id: string) => {
    const wanted = columns.filter((column) => ids.has(column.id) !== (column.id === id))
    onChange(wanted.map((column) => column.id))
  }
  return (
    <Popover
      label="Choose columns"
      align="end"
      className="column-chooser"
      button={{ icon: "columns", size: "small", children: "Columns" }}
    >
      {({ open }) =>
        open && (
          <>
            <fieldset aria-label="Columns">
              {columns.map(({ id, label, meaning }, at) => (
                <label key={id} title={meaning}>
                  <input
                    type="checkbox"
                    checked={ids.has(id)}
                    disabled={at === 0}
                    onChange={() => toggle(id)}
                  />
                  {label}
                </label>
              ))}
            </fieldset>
            <Button kind="quiet" size="small" onClick={onReset}>
              Show the usual columns
            </Button>
          </>
        )
      }
    </Popover>
  )
}
