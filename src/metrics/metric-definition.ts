/** A metric as it is declared: what it tells, and the labels that it may have. */
export type MetricDefinition =
  | { readonly kind: "counter" | "gauge"; readonly help: string; readonly labels: readonly string[] }
  | {
      readonly kind: "histogram"
      readonly help: string
      readonly labels: readonly string[]
      /** Upper bounds, ascending. */
      readonly buckets: readonly number[]
    }

export type MetricDefinitions = Readonly<Record<string, MetricDefinition>>

/** Names of the metrics of one kind. */
export type NamesOf<D extends MetricDefinitions, Kind extends MetricDefinition["kind"]> = {
  [Name in keyof D & string]: D[Name]["kind"] extends Kind ? Name : never
}[keyof D & string]
