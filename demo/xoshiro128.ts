/** A stream of pseudo-random numbers that its seed decides. */
export type RandomStream = {
  /** In [0, 1), 32 bits. */
  uniform(): number
  /** Standard normal. */
  normal(): number
}

/**
 * xoshiro128** 1.1 (Blackman and Vigna, "Scrambled linear pseudorandom number generators", 2018) from a state of four 32-bit words.
 * The next word: state 1, 2, 3, 4 gives 11520, 0, 5927040, 70819200, …
 */
export function xoshiro128Words(state: Uint32Array): () => number {
  const s = Uint32Array.from(state)
  return () => {
    const result = Math.imul(rotateLeft(Math.imul(s[1], 5), 7), 9) >>> 0
    const t = s[1] << 9
    s[2] ^= s[0]
    s[3] ^= s[1]
    s[1] ^= s[2]
    s[0] ^= s[3]
    s[2] ^= t
    s[3] = rotateLeft(s[3], 11)
    return result
  }
}

/** A stream of xoshiro128** whose state SplitMix32 fills from the seed; normals by Box and Muller. */
export function xoshiro128(seed: number): RandomStream {
  const next = xoshiro128Words(splitMix32(seed, 4))
  const uniform = () => next() / 4294967296
  return {
    uniform,
    normal: () => Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform()),
  }
}

function splitMix32(seed: number, count: number): Uint32Array {
  let state = seed >>> 0
  return Uint32Array.from({ length: count }, () => {
    state = (state + 0x9e3779b9) >>> 0
    let z = state
    z = Math.imul(z ^ (z >>> 16), 0x21f0aaad)
    z = Math.imul(z ^ (z >>> 15), 0x735a2d97)
    return (z ^ (z >>> 15)) >>> 0
  })
}

function rotateLeft(word: number, by: number): number {
  return (word << by) | (word >>> (32 - by))
}
