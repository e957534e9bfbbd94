import { useQuery } from "@tanstack/react-query"
import { useEffect } from "react"
import { providerList } from "../../../api/market-data.ts"
import { Skeleton } from "../../../ui/skeleton.tsx"
import { rememberCount, rememberedCount } from "../remembered-count.ts"
import { Section } from "../section.tsx"
import { DemoFaults } from "./demo-faults.tsx"
import { ProviderRow } from "./provider-row.tsx"
import "./providers.css"

/** A pause ends, a budget renews: no event tells of the time. */
const pollMs = 10_000

/** Who is asked for prices, in that order, and how each is doing. */
export function Providers() {
  const query = useQuery({ ...providerList, refetchInterval: pollMs })
  const count = query.data?.length
  useEffect(() => {
    if (count !== undefined) rememberCount("providers", count)
  }, [count])
  return (
    <Section
      id="providers"
      title="Providers"
      query={query}
      skeleton={<ProvidersSkeleton />}
      failure="The providers could not be loaded"
    >
      {(providers) =>
        providers.length === 0 ? (
          <p className="secondary">
            No provider is switched on: prices come from files and from what is typed in by hand.
          </p>
        ) : (
          <>
            <ul className="providers">
              {providers.map((provider) => (
                <ProviderRow key={provider.id} provider={provider} />
              ))}
            </ul>
            {providers.some(({ id }) => id === "demo") && <DemoFaults />}
          </>
        )
      }
    </Section>
  )
}

function ProvidersSkeleton() {
  return (
    <ul className="providers">
      {Array.from({ length: rememberedCount("providers", 1) }, (_, row) => (
        <li key={row} className="provider">
          <div className="provider-lead">
            <Skeleton width={140} height={20} />
            <Skeleton width={200} />
            <Skeleton width={100} height={20} />
            <Skeleton width="80%" height={40} />
          </div>
          <div className="provider-facts">
            {[0, 1, 2, 3].map((fact) => (
              <Skeleton key={fact} width="70%" height={28} />
            ))}
          </div>
          <div className="provider-budget">
            <Skeleton width={60} />
            <Skeleton height={28} />
            <Skeleton height={28} />
          </div>
        </li>
      ))}
    </ul>
  )
}
