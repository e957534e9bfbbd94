import { useMutation, useQuery } from "@tanstack/react-query"
import { Link } from "wouter"
import type { ImportSummary, PortfolioSummary } from "../../../contract/index.ts"
import { discardImport, stagedImports } from "../../api/imports.ts"
import { formatCount } from "../../format/count.ts"
import { formatInstant } from "../../format/instant.ts"
import { Button } from "../../ui/button.tsx"
import { Icon } from "../../ui/icon.tsx"
import { showToast } from "../../ui/toasts.tsx"
import "./overview.css"

/** What waits for the user: imports that were read and not decided on, and portfolios whose imports failed a check. */
export function Attention({ portfolios }: { portfolios: readonly PortfolioSummary[] }) {
  const { data: staged = [] } = useQuery(stagedImports)
  const failing = portfolios.filter(({ failedChecks }) => failedChecks > 0)
  if (staged.length === 0 && failing.length === 0) return null
  return (
    <section className="section" aria-labelledby="attention">
      <h2 id="attention">Needs attention</h2>
      <ul className="attention">
        {staged.map((batch) => (
          <Undecided key={batch.id} batch={batch} />
        ))}
        {failing.map(({ id, name, failedChecks }) => (
          <li key={id}>
            <Icon name="warning" />
            <span>
              <b>{name}</b> has {formatCount(failedChecks, "failed check")} in its imports.
            </span>
            <span className="attention-actions">
              <Link href={`/portfolios/${id}#imports`}>See why</Link>
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Undecided({ batch: { id, files, createdAt } }: { batch: ImportSummary }) {
  const names = files.map(({ name }) => name).join(" and ")
  const discard = useMutation({
    mutationFn: () => discardImport(id),
    onError: (error) => showToast(error.message, { tone: "error" }),
  })
  return (
    <li>
      <Icon name="warning" />
      <span>
        <b>{names}</b> was read on {formatInstant(createdAt)} and is not imported yet.
      </span>
      <span className="attention-actions">
        <Link href={`/import/${id}`}>Decide</Link>
        <Button
          kind="quiet"
          size="small"
          icon="close"
          aria-label={`Discard ${names}`}
          title="Discard; nothing of it was imported"
          busy={discard.isPending}
          onClick={() => discard.mutate()}
        />
      </span>
    </li>
  )
}
