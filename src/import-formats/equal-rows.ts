/** Finds rows that are equal to an earlier one: a hash table over row numbers, so that no key is built for a row. */
export class EqualRows {
  #slots = new Int32Array(1024).fill(-1)
  #hashes = new Int32Array(1024)
  #count = 0

  /** The earlier row that equals `row`, or −1 after adding it. */
  findOrAdd(row: number, hash: number, equal: (earlier: number) => boolean): number {
    if (this.#count * 2 >= this.#slots.length) this.#grow()
    const mask = this.#slots.length - 1
    let slot = hash & mask
    for (;;) {
      const earlier = this.#slots[slot]
      if (earlier < 0) break
      if (this.#hashes[slot] === hash && equal(earlier)) return earlier
      slot = (slot + 1) & mask
    }
    this.#slots[slot] = row
    this.#hashes[slot] = hash
    this.#count++
    return -1
  }

  #grow(): void {
    const slots = this.#slots
    const hashes = this.#hashes
    this.#slots = new Int32Array(slots.length * 2).fill(-1)
    this.#hashes = new Int32Array(slots.length * 2)
    const mask = this.#slots.length - 1
    for (let from = 0; from < slots.length; from++) {
      if (slots[from] < 0) continue
      let slot = hashes[from] & mask
      while (this.#slots[slot] >= 0) slot = (slot + 1) & mask
      this.#slots[slot] = slots[from]
      this.#hashes[slot] = hashes[from]
    }
  }
}

const float = new Float64Array(1)
const words = new Int32Array(float.buffer)

/** Mixes a number into a 32-bit hash (FNV-1a over its two words). */
export function mixHash(hash: number, value: number): number {
  float[0] = value
  const mixed = Math.imul(Math.imul(hash ^ words[0], 0x01000193) ^ words[1], 0x01000193)
  return mixed ^ (mixed >>> 15)
}
