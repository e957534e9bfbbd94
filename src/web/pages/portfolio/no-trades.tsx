import { useMutation, useQuery } from "@tanstack/react-query"
import { importHistory } from "../../api/imports.ts"
import { formatCount } from "../../format/count.ts"
import { restoreWithUndo } from "../../imports/announce-import.ts"
import { chooseFiles } from "../../imports/choose-files.ts"
import { Button } from "../../ui/button.tsx"
import { EmptyState } from "../../ui/empty-state.tsx"
import { showToast } from "../../ui/toasts.tsx"

/** In place of a tear sheet where nothing is in the portfolio: the way to fill it, and back to what was undone last. */
export function NoTrades({ portfolioId }: { portfolioId: string }) {
  const { data: imports = [] } = useQuery(importHistory(portfolioId))
  const undone = imports.find(({ status }) => status === "undone")
  const names = undone?.files.map(({ name }) => name).join(" and ") ?? ""
  const restore = useMutation({
    mutationFn: restoreWithUndo,
    onError: (error) => showToast(error.message, { tone: "error" }),
  })
  return (
    <EmptyState
      title="This portfolio has no trades"
      actions={
        <>
          <Button kind="primary" icon="upload" onClick={() => chooseFiles(portfolioId)}>
            Import a trade log
          </Button>
          {undone && (
            <Button icon="retry" busy={restore.isPending} onClick={() => restore.mutate(undone.id)}>
              Restore what was undone
            </Button>
          )}
        </>
      }
    >
      {undone === undefined
        ? "Its figures begin with the first import."
        : `Its import was undone. ${names} had brought ${formatCount(undone.effect?.newTrades ?? 0, "trade")}.`}
    </EmptyState>
  )
}

/** Trades there are, but none is closed. */
export function NoClosedTrades({ open }: { open: number }) {
  return (
    <EmptyState title="No trade is closed yet">
      {formatCount(open, "trade")} {open === 1 ? "is" : "are"} still open. Figures begin with the first that
      closes: import a newer export of the log when one has.
    </EmptyState>
  )
}

/** Trades there are, but the filter leaves none. */
export function NoneLeft({ closed, onReset }: { closed: number; onReset: () => void }) {
  return (
    <EmptyState
      title="No trade is left by this filter"
      actions={<Button onClick={onReset}>Show all trades</Button>}
    >
      None of the {formatCount(closed, "closed trade")} is of these strategies and dates.
    </EmptyState>
  )
}
