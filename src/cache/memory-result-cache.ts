import type { CacheUsage, ResultCache } from "../operations/ports.ts"

type Entry = { readonly value: Promise<unknown>; bytes: number }

/**
 * Results in this process's memory, at most `maxBytes` of them, the least recently used dropped first. Callers that ask for
 * one key at the same time share one computation. A failure is not kept, nor is a value that counts no bytes or too many.
 */
export class MemoryResultCache implements ResultCache {
  readonly #maxBytes: number
  /** In order of use: a Map keeps the order of insertion. */
  readonly #entries = new Map<string, Entry>()
  #bytes = 0
  #hits = 0
  #misses = 0
  #joined = 0
  #evictions = 0

  constructor(maxBytes: number) {
    this.#maxBytes = maxBytes
  }

  usage(): CacheUsage {
    // A value that is still being made has no bytes yet.
    const entries = [...this.#entries.values()].filter(({ bytes }) => bytes > 0).length
    return {
      tier: "memory",
      hits: this.#hits,
      misses: this.#misses,
      joined: this.#joined,
      evictions: this.#evictions,
      entries,
      bytes: this.#bytes,
      maxBytes: this.#maxBytes,
    }
  }

  fetch<T>(key: string, make: () => Promise<T>, bytesOf: (value: T) => number): Promise<T> {
    const known = this.#entries.get(key)
    if (known !== undefined) {
      if (known.bytes > 0) this.#hits += 1
      else this.#joined += 1
      this.#entries.delete(key)
      this.#entries.set(key, known)
      return known.value as Promise<T>
    }
    this.#misses += 1
    const entry: Entry = { value: this.#make(key, make, bytesOf), bytes: 0 }
    this.#entries.set(key, entry)
    return entry.value as Promise<T>
  }

  async #make<T>(key: string, make: () => Promise<T>, bytesOf: (value: T) => number): Promise<T> {
    try {
      const value = await make()
      this.#keep(key, bytesOf(value))
      return value
    } catch (error) {
      this.#entries.delete(key)
      throw error
    }
  }

  #keep(key: string, bytes: number): void {
    const entry = this.#entries.get(key)
    if (entry === undefined) return
    if (bytes === 0 || bytes > this.#maxBytes) {
      this.#entries.delete(key)
      return
    }
    entry.bytes = bytes
    this.#bytes += bytes
    for (const [oldest, { bytes: freed }] of this.#entries) {
      if (this.#bytes <= this.#maxBytes) break
      if (freed === 0 || oldest === key) continue // still under way, or the one that came just now
      this.#entries.delete(oldest)
      this.#bytes -= freed
      this.#evictions += 1
    }
  }
}
