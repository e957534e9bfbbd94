import { useQuery } from "@tanstack/react-query"
import type { Accounting, TierCounts } from "../../../contract/index.ts"
import { accounting } from "../../api/market-data.ts"
import { formatBytes } from "../../format/bytes.ts"
import { formatCount } from "../../format/count.ts"
import { formatDecimal } from "../../format/decimal.ts"
import { formatInstant } from "../../format/instant.ts"
import { formatPercentBrief } from "../../format/percent.ts"
import { Figure } from "../../ui/figure.tsx"
import { Skeleton } from "../../ui/skeleton.tsx"
import { TableShell } from "../../ui/table-shell.tsx"
import { RowsSkeleton } from "./rows-skeleton.tsx"
import { Section } from "./section.tsx"

const tiers = [
  { key: "memory", label: "Memory", meaning: "Answered from this process's memory" },
  { key: "redis", label: "Redis", meaning: "Answered from the cache that processes share" },
  { key: "store", label: "Store", meaning: "Answered from the database" },
  { key: "joined", label: "Joined", meaning: "Waited for the same question of someone else" },
  { key: "provider", label: "Provider", meaning: "A provider had to be asked" },
  { key: "stale", label: "Stale", meaning: "Served with its age while a newer one is fetched; never a hit" },
  { key: "none", label: "None", meaning: "Nobody had a value" },
] as const

/** How often a price was there already, and what that saved. */
export function Cache() {
  const query = useQuery({ ...accounting, refetchInterval: 30_000 })
  return (
    <Section
      id="cache"
      title="Cache"
      query={query}
      skeleton={<CacheSkeleton />}
      failure="The cache's figures could not be loaded"
    >
      {(data) => <CacheFigures data={data} />}
    </Section>
  )
}

function CacheFigures({ data: { since, kinds, total, warm, warmedAt, memory } }: { data: Accounting }) {
  const saved = total.memory + total.redis + total.store + total.joined
  // Redis is a column where there is one.
  const columns = tiers.filter(({ key }) => key !== "redis" || total.redis > 0)
  return (
    <>
      <div className="data-figures">
        <Figure
          size="medium"
          label="Hit rate, warm"
          value={rateText(warm.hitRate)}
          detail={warmedAt === null ? "Not warmed yet" : `Since ${formatInstant(warmedAt)}`}
        />
        <Figure
          size="medium"
          label="Hit rate"
          value={rateText(total.hitRate)}
          detail={`Since ${formatInstant(since)}`}
        />
        <Figure
          size="medium"
          label="Lookups saved"
          value={formatDecimal(saved, { digits: 0 })}
          detail="Answered without asking a provider"
        />
        <Figure
          size="medium"
          label="Memory in use"
          value={formatBytes(memory.bytes)}
          detail={`Of ${formatBytes(memory.maxBytes)}, ${formatCount(memory.entries, "entry", "entries")}`}
        />
      </div>
      <TableShell label="Lookups by who answered">
        <table className="table" data-pinned>
          <thead>
            <tr>
              <th scope="col">Lookups</th>
              {columns.map(({ key, label, meaning }) => (
                <th key={key} scope="col" className="numeric" title={meaning}>
                  {label}
                </th>
              ))}
              <th scope="col" className="numeric" title="Fresh from memory, Redis or store, of all">
                Hit rate
              </th>
            </tr>
          </thead>
          <tbody>
            {kinds.map((kind) => (
              <TierRow key={kind.kind} counts={kind} columns={columns} />
            ))}
            {kinds.length === 0 && (
              <tr>
                <td colSpan={columns.length + 2} className="secondary">
                  Nothing was looked up yet.
                </td>
              </tr>
            )}
          </tbody>
          {kinds.length > 1 && (
            <tfoot>
              <TierRow counts={{ ...total, kind: "All" }} columns={columns} />
            </tfoot>
          )}
        </table>
      </TableShell>
    </>
  )
}

const kindNames: Readonly<Record<string, string>> = {
  quotes: "Quotes",
  history: "Daily bars",
  "fx-history": "Exchange rates",
  profile: "Profiles",
  search: "Searches",
}

function TierRow({ counts, columns }: { counts: TierCounts; columns: readonly (typeof tiers)[number][] }) {
  return (
    <tr>
      <th scope="row">{kindNames[counts.kind] ?? counts.kind}</th>
      {columns.map(({ key }) => (
        <td key={key} className={counts[key] === 0 ? "numeric secondary" : "numeric"}>
          {formatDecimal(counts[key], { digits: 0 })}
        </td>
      ))}
      <td className="numeric">{rateText(counts.hitRate)}</td>
    </tr>
  )
}

/** Two decimals from 99 % on: whether it is 99.4 or 99.9 % is the question there. */
function rateText(rate: number | null): string {
  if (rate === null) return "–"
  return rate > 0.99 && rate < 1
    ? `${formatDecimal(rate * 100, { digits: 2 })}\u202f%`
    : formatPercentBrief(rate)
}

function CacheSkeleton() {
  return (
    <>
      <div className="data-figures">
        {[0, 1, 2, 3].map((figure) => (
          <Skeleton key={figure} width={150} height={68} shape="block" />
        ))}
      </div>
      <RowsSkeleton rows={4} />
    </>
  )
}
