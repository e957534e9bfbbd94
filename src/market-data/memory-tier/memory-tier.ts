type Entry = { readonly value: unknown; readonly bytes: number }

/** What an entry is of. The type says what is kept under it, so that a key cannot be read as something else. */
export type MemoryKey<T> = { readonly kind: string; readonly id: string; readonly value?: T }

/** Room that an entry takes beside its value: key, map slot, objects. */
const entryBytes = 200

/**
 * One bounded memory for every ask: entries are per instrument, never per range asked for, at most `maxBytes` of them, the least
 * recently used dropped first.
 */
export class MemoryTier {
  readonly maxBytes: number
  /** In order of use: a Map keeps the order of insertion. */
  readonly #entries = new Map<string, Entry>()
  #bytes = 0

  constructor(maxBytes: number) {
    this.maxBytes = maxBytes
  }

  get bytes(): number {
    return this.#bytes
  }

  get entries(): number {
    return this.#entries.size
  }

  get<T>(key: MemoryKey<T>): T | null {
    const name = nameOf(key)
    const entry = this.#entries.get(name)
    if (entry === undefined) return null
    this.#entries.delete(name)
    this.#entries.set(name, entry)
    return entry.value as T
  }

  /** Keeps a value of so many bytes; one that is larger than all there is room for is not kept. */
  set<T>(key: MemoryKey<T>, value: T, bytes: number): void {
    this.delete(key)
    const size = bytes + entryBytes
    if (size > this.maxBytes) return
    this.#entries.set(nameOf(key), { value, bytes: size })
    this.#bytes += size
    for (const [oldest, entry] of this.#entries) {
      if (this.#bytes <= this.maxBytes) break
      this.#entries.delete(oldest)
      this.#bytes -= entry.bytes
    }
  }

  delete(key: MemoryKey<unknown>): void {
    const name = nameOf(key)
    this.#bytes -= this.#entries.get(name)?.bytes ?? 0
    this.#entries.delete(name)
  }
}

function nameOf({ kind, id }: MemoryKey<unknown>): string {
  return `${kind} ${id}`
}
