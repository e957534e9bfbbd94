import type { ComparedRun } from "../../../../contract/index.ts"
import { strategyName, strategyText } from "../history/strategy-text.ts"

/** What a compared run is called: its strategy, or a portfolio's own name. */
export function comparedName(run: ComparedRun): string {
  return run.kind === "portfolio" ? run.name : strategyText(run.strategy)
}

/** The same without its parameters, for where there is little room. */
export function shortName(run: ComparedRun): string {
  return run.kind === "portfolio" ? run.name : strategyName(run.strategy.id)
}
