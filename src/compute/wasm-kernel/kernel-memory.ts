const PAGE_BYTES = 65_536
/** The first bytes stay unused: 0 stands for no address. */
const FIRST_ADDRESS = 64

/**
 * Memory of a WebAssembly kernel, handed out from the bottom up. It never grows, since views of it would be lost then; what was not
 * written to takes none of the machine's.
 */
export class KernelMemory {
  readonly memory: WebAssembly.Memory
  readonly byteLength: number
  #top = FIRST_ADDRESS
  #highest = FIRST_ADDRESS

  /** Throws `RangeError` for more than 32-bit addresses reach, or where the machine does not even reserve the addresses. */
  constructor(bytes: number) {
    const pages = Math.ceil(bytes / PAGE_BYTES)
    this.memory = new WebAssembly.Memory({ initial: pages, maximum: pages })
    this.byteLength = pages * PAGE_BYTES
  }

  /** Bytes that were ever handed out. */
  get usedBytes(): number {
    return this.#highest
  }

  /** Everything that was handed out is free again. */
  clear(): void {
    this.#top = FIRST_ADDRESS
  }

  /** Whether so many doubles can be had. */
  hasDoubles(count: number): boolean {
    return this.#top + 8 * count <= this.byteLength
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
    this.#highest = Math.max(this.#highest, this.#top)
    return address
  }
}
