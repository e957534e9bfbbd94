import type { Generator } from "./plan-random.ts"

/**
 * SplitMix32: a Weyl sequence put through the finaliser of MurmurHash3. One word of state, so that a search can stop and go on
 * where it was. It draws parameters; it is no generator for simulations.
 */
export class SeededGenerator {
  #state: number

  /** @param state a seed, or the state at which another left off */
  constructor(state: number) {
    this.#state = state | 0
  }

  get state(): number {
    return this.#state
  }

  /** A number in [0, 1). */
  readonly next: Generator = () => {
    this.#state = (this.#state + 0x9e3779b9) | 0
    let word = this.#state
    word = Math.imul(word ^ (word >>> 16), 0x85ebca6b)
    word = Math.imul(word ^ (word >>> 13), 0xc2b2ae35)
    return ((word ^ (word >>> 16)) >>> 0) / 2 ** 32
  }
}
