/** What a bar tells a strategy, as bits: one bar can tell several. */
export const LONG_ENTRY = 1
export const LONG_EXIT = 2
export const SHORT_ENTRY = 4
export const SHORT_EXIT = 8

/** The bars that tell a strategy something, in order; memory for one run that the next one uses again. */
export class SignalEvents {
  readonly bars: Int32Array
  readonly flags: Uint8Array
  count = 0
  /** Bars at which two lines that decide by crossing were exactly equal. */
  ties = 0
  /** Bars at which a condition could not be told, such as one on volume where there is none. */
  untold = 0

  /** @param capacity bars of the series */
  constructor(capacity: number) {
    this.bars = new Int32Array(capacity)
    this.flags = new Uint8Array(capacity)
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
