import { Counter, Gauge, Histogram, type Registry } from "prom-client"
import type { Labels, MetricsSink } from "../operations/metrics-port.ts"
import type { MetricDefinitions, NamesOf } from "./metric-definition.ts"

/** Registers metrics under a prefix and returns where their figures go. */
export function metricsSink<const D extends MetricDefinitions>(
  registry: Registry,
  prefix: string,
  definitions: D,
): MetricsSink<NamesOf<D, "counter">, NamesOf<D, "gauge">, NamesOf<D, "histogram">> {
  const counters = new Map<string, Counter>()
  const gauges = new Map<string, Gauge>()
  const histograms = new Map<string, Histogram>()
  for (const [name, definition] of Object.entries(definitions)) {
    const { kind, help, labels } = definition
    const options = { name: prefix + name, help, labelNames: [...labels], registers: [registry] }
    if (kind === "counter") counters.set(name, new Counter(options))
    if (kind === "gauge") gauges.set(name, new Gauge(options))
    if (kind === "histogram") {
      histograms.set(name, new Histogram({ ...options, buckets: [...definition.buckets] }))
    }
  }
  const known = (name: string, labels: Labels): Record<string, string> =>
    Object.fromEntries(definitions[name].labels.map((label) => [label, labels[label] ?? ""]))
  return {
    add: (name, labels, by = 1) => counters.get(name)?.inc(known(name, labels), by),
    set: (name, labels, value) => gauges.get(name)?.set(known(name, labels), value),
    observe: (name, labels, value) => histograms.get(name)?.observe(known(name, labels), value),
  }
}
