import { useId, useState, type FormEvent } from "react"
import { usePortfolioChanges } from "../../api/portfolios.ts"
import { Button } from "../../ui/button.tsx"
import { Dialog } from "../../ui/dialog.tsx"
import { Field } from "../../ui/field.tsx"

export function RenameDialog({
  portfolio,
  onClose,
}: {
  portfolio: { id: string; name: string }
  onClose: () => void
}) {
  const [name, setName] = useState(portfolio.name)
  const [missing, setMissing] = useState(false)
  const { update } = usePortfolioChanges()
  const formId = useId()

  const submit = (event: FormEvent) => {
    event.preventDefault()
    const trimmed = name.trim()
    setMissing(trimmed === "")
    if (trimmed === "") return
    update.mutate({ id: portfolio.id, change: { name: trimmed } }, { onSuccess: onClose })
  }

  return (
    <Dialog
      title={`Rename ${portfolio.name}`}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button kind="primary" type="submit" form={formId} busy={update.isPending}>
            Rename
          </Button>
        </>
      }
    >
      <form id={formId} onSubmit={submit}>
        <Field label="Name" error={missing ? "A portfolio needs a name." : (update.error?.message ?? null)}>
          {(control) => (
            <input
              {...control}
              value={name}
              maxLength={200}
              // oxlint-disable-next-line jsx-a11y/no-autofocus -- the dialog was opened to type here
              autoFocus
              onFocus={(event) => event.target.select()}
              onChange={(event) => setName(event.target.value)}
            />
          )}
        </Field>
      </form>
    </Dialog>
  )
}
