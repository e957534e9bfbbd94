import { useQuery } from "@tanstack/react-query"
import type { RemovedPortfolio } from "../../../contract/index.ts"
import { removedPortfolios, usePortfolioChanges } from "../../api/portfolios.ts"
import { formatInstant } from "../../format/instant.ts"
import { Badge } from "../../ui/badge.tsx"
import { Button } from "../../ui/button.tsx"
import { TableShell } from "../../ui/table-shell.tsx"
import { showToast } from "../../ui/toasts.tsx"

/** What was deleted, each with the way back. Nothing while there is none. */
export function RemovedPortfolios() {
  const { data = [], error } = useQuery(removedPortfolios)
  if (error === null && data.length === 0) return null
  return (
    <section className="section" aria-labelledby="removed">
      <h2 id="removed">Deleted</h2>
      {error === null ? (
        <TableShell label="Deleted portfolios">
          <table className="table">
            <thead>
              <tr>
                <th scope="col">Name</th>
                <th scope="col">Deleted</th>
                <th scope="col">
                  <span className="visually-hidden">Restore</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {data.map((portfolio) => (
                <Removed key={portfolio.id} portfolio={portfolio} />
              ))}
            </tbody>
          </table>
        </TableShell>
      ) : (
        <p className="secondary">What was deleted could not be listed. {error.message}</p>
      )}
    </section>
  )
}

function Removed({ portfolio: { id, name, synthetic, removedAt } }: { portfolio: RemovedPortfolio }) {
  const { restore } = usePortfolioChanges()
  const bringBack = () =>
    restore.mutate(id, {
      onSuccess: () => showToast(`Restored ${name}`),
      onError: (error) => showToast(error.message, { tone: "error" }),
    })
  return (
    <tr>
      <th scope="row">
        {name} {synthetic && <Badge>Synthetic</Badge>}
      </th>
      <td>{formatInstant(removedAt)}</td>
      <td className="numeric">
        <Button size="small" kind="quiet" icon="retry" busy={restore.isPending} onClick={bringBack}>
          Restore
        </Button>
      </td>
    </tr>
  )
}
