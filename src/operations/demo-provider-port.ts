/** Faults that the demo's provider can be told to play, by the names of the wire. */
export type DemoFault = {
  readonly kind: string
  /** Only for requests of this symbol; null for all. */
  readonly symbol: string | null
  /** How often; null is until it is taken back. */
  readonly times: number | null
}

/** The provider of the demo, which can be made to fail. */
export interface DemoProvider {
  readonly faults: () => readonly DemoFault[]
  /** In the place of those before. */
  readonly play: (faults: readonly DemoFault[]) => void
  /** Requests it has had. */
  readonly requests: () => number
}
