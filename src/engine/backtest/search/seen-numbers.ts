/** Share of its places that are taken at most. */
const MOST_TAKEN = 0.75

/** Whole numbers ≥ 0 that were seen, in one typed array: a `Set` of a hundred thousand takes three times the memory, as litter. */
export class SeenNumbers {
  /** −1 where there is none; each number as near after its own place as there is room. */
  #places: Float64Array
  #count = 0

  /** @param expected how many there will be, about */
  constructor(expected: number) {
    this.#places = new Float64Array(placesFor(expected)).fill(-1)
  }

  /** Whether it is new. */
  add(value: number): boolean {
    if (this.#count >= MOST_TAKEN * this.#places.length) this.#grow()
    const at = placeOf(value, this.#places)
    if (this.#places[at] === value) return false
    this.#places[at] = value
    this.#count++
    return true
  }

  #grow(): void {
    const larger = new Float64Array(2 * this.#places.length).fill(-1)
    for (const value of this.#places) if (value >= 0) larger[placeOf(value, larger)] = value
    this.#places = larger
  }
}

/** A power of two. */
function placesFor(expected: number): number {
  return 2 ** Math.ceil(Math.log2(Math.max(8, (expected + 1) / MOST_TAKEN)))
}

/** Where a number is, or would be put. */
function placeOf(value: number, places: Float64Array): number {
  const last = places.length - 1
  // Both halves of a number beyond 2³² count; the constant is 2³² over the golden ratio (Knuth).
  const folded = (value >>> 0) ^ Math.floor(value / 4294967296)
  let at = (Math.imul(folded, 2654435769) >>> 7) & last
  while (places[at] >= 0 && places[at] !== value) at = (at + 1) & last
  return at
}
