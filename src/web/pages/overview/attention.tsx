import { Link } from "wouter"
import type { PortfolioSummary } from "../../../contract/index.ts"
import { formatCount } from "../../format/count.ts"
import { formatInstant } from "../../format/instant.ts"
import { forgetUnfinished, unfinishedImports } from "../../imports/unfinished-imports.ts"
import { Button } from "../../ui/button.tsx"
import { Icon } from "../../ui/icon.tsx"
import { useStore } from "../../ui/store.ts"
import "./overview.css"

/** What waits for the user: imports that were read and not decided on, and portfolios whose imports failed a check. */
export function Attention({ portfolios }: { portfolios: readonly PortfolioSummary[] }) {
  const unfinished = useStore(unfinishedImports)
  const failing = portfolios.filter(({ failedChecks }) => failedChecks > 0)
  if (unfinished.length === 0 && failing.length === 0) return null
  return (
    <section className="section" aria-labelledby="attention">
      <h2 id="attention">Needs attention</h2>
      <ul className="attention">
        {unfinished.map(({ id, name, at }) => (
          <li key={id}>
            <Icon name="warning" />
            <span>
              <b>{name}</b> was read on {formatInstant(at)} and is not imported yet.
            </span>
            <span className="attention-actions">
              <Link href={`/import/${id}`}>Decide</Link>
              <Button
                kind="quiet"
                size="small"
                icon="close"
                aria-label={`Take ${name} off this list`}
                onClick={() => forgetUnfinished(id)}
              />
            </span>
          </li>
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
