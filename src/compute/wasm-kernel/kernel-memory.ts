const PAGE_BYTES = 65_536
/** Most that 32-bit addresses reach. */
const MOST_PAGES = 65_536
/** The first bytes stay unused: 0 stands for no address. */
const FIRST_ADDRESS = 64

/** Memory of a WebAssembly kernel, handed out from the bottom up. It is shared memory so that what lies in it stays where it is when it grows. */
export class KernelMemory {
  readonly memory: WebAssembly.Memory
  #pages = 1
  #top = FIRST_ADDRESS

  /** Throws `RangeError` where the machine does not even reserve the addresses. */
  constructor() {
    this.memory = new WebAssembly.Memory({ initial: this.#pages, maximum: MOST_PAGES, shared: true })
  }

  get byteLength(): number {
    return this.#pages * PAGE_BYTES
  }

  /** Everything that was handed out is free again. */
  clear(): void {
    this.#top = FIRST_ADDRESS
  }

  doubles(count: number): Float64Array {
    const address = this.#take(8 * count)
    return new Float64Array(this.memory.buffer, address, count)
  }

  integers(count: number): Int32Array {
    const address = this.#take(4 * count)
    return new Int32Array(this.memory.buffer, address, count)
  }

  bytes(count: number): Uint8Array {
    const address = this.#take(count)
    return new Uint8Array(this.memory.buffer, address, count)
  }

  /** At a multiple of 16, as the vectors of the kernel are. */
  #take(bytes: number): number {
    const address = this.#top
    this.#top = (address + bytes + 15) & ~15
    const needed = Math.ceil(this.#top / PAGE_BYTES)
    if (needed > this.#pages) {
      // Twice as much at a time: growing is slow, and what is not written to takes no memory.
      const pages = Math.min(MOST_PAGES, Math.max(needed, 2 * this.#pages))
      this.memory.grow(pages - this.#pages)
      this.#pages = pages
    }
    return address
  }
}
