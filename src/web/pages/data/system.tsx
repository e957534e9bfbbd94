import { useQuery } from "@tanstack/react-query"
import { useState } from "react"
import type { SystemResult } from "../../../contract/system.ts"
import { systemFigures } from "../../api/system.ts"
import { formatBytes } from "../../format/bytes.ts"
import { formatCount } from "../../format/count.ts"
import { formatDecimal } from "../../format/decimal.ts"
import { formatInstant } from "../../format/instant.ts"
import { formatMilliseconds } from "../../format/milliseconds.ts"
import { formatPercentBrief } from "../../format/percent.ts"
import { Button } from "../../ui/button.tsx"
import { Figure } from "../../ui/figure.tsx"
import { Skeleton } from "../../ui/skeleton.tsx"
import { TableShell } from "../../ui/table-shell.tsx"
import { RowsSkeleton } from "./rows-skeleton.tsx"
import { Section } from "./section.tsx"

const shownAtFirst = 8

/** What the server's routes without an address of their own answer. */
const unnamedRoutes: Readonly<Record<string, string>> = {
  "/*": "Pages and their files",
  none: "Addresses that do not exist",
}

/** How the server does: memory, delays, and how long its answers take by route. */
export function System() {
  const query = useQuery({ ...systemFigures, refetchInterval: 15_000 })
  return (
    <Section
      id="system"
      title="System"
      query={query}
      skeleton={<SystemSkeleton />}
      failure="The server's figures could not be loaded"
    >
      {(data) => (
        <>
          <SystemFigures data={data} />
          <Routes requests={data.requests} />
        </>
      )}
    </Section>
  )
}

function SystemFigures({ data: { startedAt, process, queries, caches } }: { data: SystemResult }) {
  const { eventLoopDelay } = process
  return (
    <div className="data-figures">
      <Figure
        size="medium"
        label="Memory of the process"
        value={formatBytes(process.residentBytes)}
        detail={`${formatBytes(process.heapUsedBytes)} of heap in use`}
      />
      <Figure
        size="medium"
        label="Statements, p99"
        value={queries === null ? "–" : formatMilliseconds(queries.p99Ms)}
        detail={
          queries === null
            ? "None was run yet"
            : `p50 ${formatMilliseconds(queries.p50Ms)}, ${formatCount(queries.count, "statement")}`
        }
      />
      <Figure
        size="medium"
        label="Event loop delay, p99"
        value={eventLoopDelay === null ? "–" : formatMilliseconds(eventLoopDelay.p99Ms)}
        detail={
          eventLoopDelay === null
            ? "Not measured yet"
            : `At most ${formatMilliseconds(eventLoopDelay.maxMs)} lately`
        }
      />
      {caches.map((cache) => (
        <Figure
          key={cache.tier}
          size="medium"
          label="Results found in memory"
          value={cache.hitRate === null ? "–" : formatPercentBrief(cache.hitRate)}
          detail={`${formatBytes(cache.bytes)} of ${formatBytes(cache.maxBytes)}`}
        />
      ))}
      <Figure
        size="medium"
        label="Running since"
        value={formatInstant(startedAt)}
        detail={cpuText(process.cpuSeconds)}
      />
    </div>
  )
}

function cpuText(seconds: number): string {
  return `${formatDecimal(seconds, { digits: seconds < 10 ? 1 : 0 })}\u202fs of processor time`
}

function Routes({ requests }: { requests: SystemResult["requests"] }) {
  const [all, setAll] = useState(false)
  const busiest = requests.toSorted((a, b) => b.count - a.count)
  return (
    <>
      <TableShell label="Answers by route">
        <table className="table" data-pinned>
          <thead>
            <tr>
              <th scope="col">Route</th>
              <th scope="col" className="numeric">
                Requests
              </th>
              <th scope="col" className="numeric" title="Answered with a status of 500 or more">
                Failures
              </th>
              <th scope="col" className="numeric" title="Half of the answers took no longer">
                p50
              </th>
              <th scope="col" className="numeric" title="95 of 100 answers took no longer">
                p95
              </th>
              <th scope="col" className="numeric" title="99 of 100 answers took no longer">
                p99
              </th>
            </tr>
          </thead>
          <tbody>
            {(all ? busiest : busiest.slice(0, shownAtFirst)).map((route) => (
              <tr key={`${route.method} ${route.route}`}>
                <th scope="row">
                  <span className="secondary">{route.method}</span>{" "}
                  {unnamedRoutes[route.route] ?? route.route}
                </th>
                <td className="numeric">{formatDecimal(route.count, { digits: 0 })}</td>
                <td className={route.failures === 0 ? "numeric secondary" : "numeric attention-due"}>
                  {formatDecimal(route.failures, { digits: 0 })}
                </td>
                <td className="numeric">{formatMilliseconds(route.p50Ms)}</td>
                <td className="numeric">{formatMilliseconds(route.p95Ms)}</td>
                <td className="numeric">{formatMilliseconds(route.p99Ms)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableShell>
      {!all && requests.length > shownAtFirst && (
        <div>
          <Button size="small" kind="quiet" onClick={() => setAll(true)}>
            Show all {requests.length} routes
          </Button>
        </div>
      )}
    </>
  )
}

function SystemSkeleton() {
  return (
    <>
      <div className="data-figures">
        {[0, 1, 2, 3, 4].map((figure) => (
          <Skeleton key={figure} width={150} height={68} shape="block" />
        ))}
      </div>
      <RowsSkeleton rows={9} />
    </>
  )
}
