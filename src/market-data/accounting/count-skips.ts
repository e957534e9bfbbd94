import type { Answer } from "../../operations/market-data-port.ts"
import type { Metrics } from "../resilience/metrics.ts"

/** Counts the providers that answers were passed over by, without a request. */
export function countSkips(metrics: Metrics, answers: Iterable<Pick<Answer<unknown>, "tried">>): void {
  for (const { tried } of answers) {
    for (const { provider, outcome, why } of tried) {
      if (outcome === "skipped") metrics.add("skips_total", { provider, why: why ?? "" })
    }
  }
}
