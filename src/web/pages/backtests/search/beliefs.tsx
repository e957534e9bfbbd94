import type { OptimizationResult } from "../../../../contract/index.ts"
import { Figure } from "../../../ui/figure.tsx"
import { beliefsOf } from "./belief.ts"

/** The best of many tries looks good by luck alone: three measures of how far it does. */
export function Beliefs({ result }: { result: NonNullable<OptimizationResult["result"]> }) {
  return (
    <section className="section" aria-labelledby="belief-title">
      <h2 id="belief-title">How far to believe the best</h2>
      <div className="beliefs">
        {beliefsOf(result).map(({ label, value, words }) => (
          <Figure key={label} label={label} value={value} detail={words} size="large" />
        ))}
      </div>
    </section>
  )
}
