import type { Instant } from "./market-data-port.ts"

/** How much instruments are looked at: a count that fades, so that what was liked last year gives way to what is liked now. */
export interface InstrumentUse {
  /** Adds looks to the counts; unknown instruments are left out. */
  add(looks: ReadonlyMap<string, number>, at: Instant): Promise<void>
  /** Ids by count, the most looked at first; those that were never looked at are left out. */
  mostUsed(limit: number): Promise<string[]>
}
