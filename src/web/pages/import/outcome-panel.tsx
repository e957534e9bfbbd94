import { useMutation } from "@tanstack/react-query"
import type { ImportPreview } from "../../../contract/index.ts"
import { formatDecimal } from "../../format/decimal.ts"
import { formatInstant } from "../../format/instant.ts"
import { restoreWithUndo, undoWithRestore } from "../../imports/announce-import.ts"
import { Button, ButtonLink } from "../../ui/button.tsx"
import { Figure } from "../../ui/figure.tsx"

const count = (value: number) => formatDecimal(value, { digits: 0 })

/** What an import did to its portfolio, and the way back. */
export function OutcomePanel({ preview }: { preview: ImportPreview }) {
  const { id, status, portfolioId, committedAt, undoneAt, effect, mode } = preview.import
  const change = useMutation({
    mutationFn: () => (status === "committed" ? undoWithRestore(id) : restoreWithUndo(id)),
  })
  return (
    <aside className="import-panel" aria-label="What it did">
      <h2>{status === "committed" ? "Imported" : "Undone"}</h2>
      <p className="secondary">
        {committedAt &&
          `Imported on ${formatInstant(committedAt)}${mode === "replace" ? ", in place of all before" : ""}.`}
        {status === "undone" && undoneAt && ` Undone on ${formatInstant(undoneAt)}; its trades do not count.`}
      </p>
      {effect && (
        <div className="import-figures">
          <Figure label="New" value={count(effect.newTrades)} />
          {effect.supersededTrades > 0 && (
            <Figure label="Closed since" value={count(effect.supersededTrades)} />
          )}
          {effect.repeatedTrades > 0 && <Figure label="Known already" value={count(effect.repeatedTrades)} />}
        </div>
      )}
      {change.error && (
        <p className="field-error" role="alert">
          {change.error.message}
        </p>
      )}
      {portfolioId && (
        <ButtonLink href={`/portfolios/${portfolioId}`} kind="primary">
          Open the portfolio
        </ButtonLink>
      )}
      <Button busy={change.isPending} onClick={() => change.mutate()}>
        {status === "committed" ? "Undo this import" : "Restore this import"}
      </Button>
    </aside>
  )
}
