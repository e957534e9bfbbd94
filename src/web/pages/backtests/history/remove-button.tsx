import { Button } from "../../../ui/button.tsx"

/** An entry of a history, by what it is called. */
export type Removable = { readonly id: string; readonly name: string }

type RemoveButtonProps = { entry: Removable; onRemove: (entry: Removable) => void }

export function RemoveButton({ entry, onRemove }: RemoveButtonProps) {
  return (
    <Button
      kind="quiet"
      size="small"
      icon="close"
      aria-label={`Remove ${entry.name}`}
      onClick={() => onRemove(entry)}
    />
  )
}
