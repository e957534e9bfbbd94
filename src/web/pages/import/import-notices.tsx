import type { ReactNode } from "react"
import { Link } from "wouter"
import type { ImportPreview } from "../../../contract/index.ts"
import { formatCount } from "../../format/count.ts"
import { formatInstant } from "../../format/instant.ts"
import { Icon } from "../../ui/icon.tsx"

/** What the reader should know before deciding. */
export function ImportNotices({ preview }: { preview: ImportPreview }) {
  const { import: batch, alreadyImported, repeatedTrades, supersededTrades, target } = preview
  if (batch.status !== "staged") return null
  const repeats = target !== null && repeatedTrades > 0
  const supersedes = target !== null && supersededTrades > 0
  if (!alreadyImported && !repeats && !supersedes) return null
  return (
    <div className="import-notices">
      {alreadyImported && (
        <Notice>
          This very file was imported into <b>{alreadyImported.portfolioName}</b> on{" "}
          {formatInstant(alreadyImported.committedAt)}.{" "}
          <Link href={`/import/${alreadyImported.importId}`}>See that import</Link>
        </Notice>
      )}
      {repeats && (
        <Notice>
          {formatCount(repeatedTrades, "trade")} of this file {repeatedTrades === 1 ? "is" : "are"} in{" "}
          <b>{target.name}</b> already and will not be added again.
        </Notice>
      )}
      {supersedes && (
        <Notice>
          {formatCount(supersededTrades, "trade")} that <b>{target.name}</b> holds as open{" "}
          {supersededTrades === 1 ? "is" : "are"} closed in this file and will take{" "}
          {supersededTrades === 1 ? "its" : "their"} result.
        </Notice>
      )}
    </div>
  )
}

function Notice({ children }: { children: ReactNode }) {
  return (
    <div className="import-notice">
      <Icon name="info" />
      <p>{children}</p>
    </div>
  )
}
