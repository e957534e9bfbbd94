/** What a bar tells a strategy, as bits: one bar can tell several. */
export const LONG_ENTRY = 1
export const LONG_EXIT = 2
export const SHORT_ENTRY = 4
export const SHORT_EXIT = 8

/** Adds the crossings of two lines; false where it cannot, and nothing was added. */
export type FindCrossings = (
  fast: Float64Array,
  slow: Float64Array,
  span: { readonly from: number; readonly to: number },
  events: SignalEvents,
) => boolean

/** Where events are put. */
export type EventMemory = Pick<SignalEvents, "bars" | "flags" | "crossings">

function ownMemory(capacity: number): EventMemory {
  return { bars: new Int32Array(capacity), flags: new Uint8Array(capacity), crossings: null }
}

/** The bars that tell a strategy something, in order; memory for one run that the next one uses again. */
export class SignalEvents {
  readonly bars: Int32Array
  readonly flags: Uint8Array
  count = 0
  /** Bars at which two lines that decide by crossing were exactly equal. */
  ties = 0
  /** Bars at which a condition could not be told, such as one on volume where there is none. */
  untold = 0

  /** Finds the crossings of lines that are in the memory of a kernel; null without one. */
  readonly crossings: FindCrossings | null

  /** @param capacity bars of the series */
  constructor(capacity: number, memory: EventMemory = ownMemory(capacity)) {
    this.bars = memory.bars
    this.flags = memory.flags
    this.crossings = memory.crossings
  }

  clear(): void {
    this.count = 0
    this.ties = 0
    this.untold = 0
  }

  /** Nothing is added where no flag is set. */
  add(bar: number, flags: number): void {
    if (flags === 0) return
    this.bars[this.count] = bar
    this.flags[this.count++] = flags
  }
}
