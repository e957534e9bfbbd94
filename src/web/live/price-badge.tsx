import type { InstrumentSummary } from "../../contract/index.ts"
import { ageOf } from "../format/age.ts"
import { formatAsOf } from "../format/as-of.ts"
import { formatInstant } from "../format/instant.ts"
import { Icon } from "../ui/icon.tsx"
import { Popover } from "../ui/popover.tsx"
import { reasonText, sourceName } from "./provenance-words.ts"
import { useNow } from "./use-now.ts"
import "../ui/explain.css"
import "./price-badge.css"

export type Provenance = Pick<
  InstrumentSummary,
  "source" | "asOf" | "fetchedAt" | "freshness" | "reason" | "notes"
>

/** Who said a price, of when it is and how old: "Yahoo · Thu 19 Nov · 1 day". Pressed, it says the rest. No paragraph can hold it. */
export function PriceBadge({ price }: { price: Provenance }) {
  const now = useNow()
  const { source, asOf, fetchedAt, freshness, reason, notes } = price
  const age = asOf === null ? null : ageOf(asOf, now)
  const parts =
    freshness === "missing"
      ? ["No price"]
      : [
          sourceName(source),
          ...(asOf === null ? [] : [formatAsOf(asOf, now)]),
          ...(age === null ? [] : [age]),
        ]
  return (
    <Popover
      label="Where this price is from"
      className="explain-panel"
      button={{
        kind: "quiet",
        size: "small",
        className: "price-badge",
        children: (
          <>
            {freshness !== "fresh" && <Icon name="warning" size={12} />}
            <span data-freshness={freshness}>
              {freshness === "stale" && "Stale · "}
              {parts.join(" · ")}
            </span>
          </>
        ),
      }}
    >
      <h3>{freshnessSentence(freshness)}</h3>
      {reason !== null && <p>{capitalised(reasonText(reason))}.</p>}
      {notes.map(({ code, text }) => (
        <p key={code + text}>{text}</p>
      ))}
      <dl>
        <dt>Source</dt>
        <dd>{sourceName(source)}</dd>
        <dt>As of</dt>
        <dd>{asOf === null ? "–" : formatAsOf(asOf, now)}</dd>
        <dt>Fetched</dt>
        <dd>{fetchedAt === null ? "–" : formatInstant(fetchedAt)}</dd>
      </dl>
    </Popover>
  )
}

function freshnessSentence(freshness: Provenance["freshness"]): string {
  if (freshness === "fresh") return "Current: its market has not traded since"
  return freshness === "stale" ? "Stale: its market has traded since" : "There is no price"
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
