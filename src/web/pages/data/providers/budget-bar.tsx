import type { CSSProperties } from "react"
import type { ProviderView } from "../../../../contract/index.ts"
import { formatDecimal } from "../../../format/decimal.ts"

const figure = (count: number) => formatDecimal(count, { digits: 0 })

/** Calls against the limit of a window, with a mark where jobs stop and only someone who waits goes on. */
export function BudgetBar({ per, used, limit, jobLimit }: ProviderView["quotas"][number]) {
  return (
    <div
      className="budget"
      data-spent={used >= jobLimit ? "" : undefined}
      title={`Jobs stop at ${figure(jobLimit)}; the rest is kept for someone who waits.`}
      style={{ "--used": share(used, limit), "--jobs": share(jobLimit, limit) } as CSSProperties}
    >
      <span>
        <b>{figure(used)}</b> of {figure(limit)}
      </span>
      <span className="secondary">this {per}</span>
      <span className="budget-track" data-marked="" aria-hidden="true" />
    </div>
  )
}

/** Distinct symbols asked for this month, where a provider counts those. */
export function SymbolBudget({ used, limit }: NonNullable<ProviderView["symbols"]>) {
  return (
    <div
      className="budget"
      data-spent={used >= limit ? "" : undefined}
      style={{ "--used": share(used, limit) } as CSSProperties}
    >
      <span>
        <b>{figure(used)}</b> of {figure(limit)}
      </span>
      <span className="secondary">symbols this month</span>
      <span className="budget-track" aria-hidden="true" />
    </div>
  )
}

function share(part: number, whole: number): string {
  return `${Math.min(100, (part / Math.max(1, whole)) * 100).toFixed(2)}%`
}
