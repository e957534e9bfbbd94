/** A buffer below this is copied: moving one costs more, and small ones may lie in a pool that others use. */
const MIN_BYTES = 65_536

/**
 * The buffers in a value that can be moved to another thread instead of copied: those of typed arrays that fill them.
 * Shared memory is in both threads anyway.
 */
export function transferables(value: unknown): ArrayBuffer[] {
  const found = new Set<ArrayBuffer>()
  collect(value, found)
  return [...found]
}

function collect(value: unknown, found: Set<ArrayBuffer>): void {
  if (ArrayBuffer.isView(value)) {
    const { buffer, byteLength } = value
    if (buffer instanceof ArrayBuffer && byteLength === buffer.byteLength && byteLength >= MIN_BYTES) {
      found.add(buffer)
    }
  } else if (Array.isArray(value)) {
    // Lists of numbers or texts hold no buffers, and may be long.
    if (typeof value[0] === "object") for (const item of value) collect(item, found)
  } else if (typeof value === "object" && value !== null) {
    for (const item of Object.values(value)) collect(item, found)
  }
}
