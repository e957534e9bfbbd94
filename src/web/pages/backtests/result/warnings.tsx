import type { PriceWarning } from "../../../../contract/index.ts"
import { Icon } from "../../../ui/icon.tsx"
import { describeWarning } from "./describe-warning.ts"
import "./warnings.css"

/** What speaks against taking a result at its word. */
export function Warnings({ warnings }: { warnings: readonly PriceWarning[] }) {
  if (warnings.length === 0) return null
  return (
    <section className="lab-warnings" aria-label="Warnings">
      <Icon name="warning" />
      <ul>
        {warnings.map((warning) => (
          <li key={warning.id}>{describeWarning(warning)}</li>
        ))}
      </ul>
    </section>
  )
}
