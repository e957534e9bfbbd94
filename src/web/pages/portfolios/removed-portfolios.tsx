import { useQuery } from "@tanstack/react-query"
import type { RemovedPortfolio } from "../../../contract/index.ts"
import { removedPortfolios, usePortfolioChanges } from "../../api/portfolios.ts"
import { formatInstant } from "../../format/instant.ts"
import { Badge } from "../../ui/badge.tsx"
import { Button } from "../../ui/button.tsx"
import { showToast } from "../../ui/toasts.tsx"
import "./removed-portfolios.css"

/** What was deleted, each with the way back. Nothing while there is none. */
export function RemovedPortfolios() {
  const { data = [], error } = useQuery(removedPortfolios)
  if (error === null && data.length === 0) return null
  return (
    <section className="section" aria-labelledby="removed">
      <h2 id="removed">Deleted</h2>
      {error === null ? (
        <ul className="removed-portfolios">
          {data.map((portfolio) => (
            <Removed key={portfolio.id} portfolio={portfolio} />
          ))}
        </ul>
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
    <li>
      <span>
        {name} {synthetic && <Badge>Synthetic</Badge>}
        <span className="secondary"> deleted {formatInstant(removedAt)}</span>
      </span>
      <Button
        size="small"
        kind="quiet"
        icon="retry"
        busy={restore.isPending}
        aria-label={`Restore ${name}`}
        onClick={bringBack}
      >
        Restore
      </Button>
    </li>
  )
}
