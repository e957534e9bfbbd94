/**
 * The buffers of all typed arrays in a message, once each, so that they move to the other thread instead of being copied.
 * Those in `kept` stay: an answer may hold arrays that belong to the log.
 */
export function transferables(message: unknown, kept: ReadonlySet<ArrayBufferLike>): ArrayBuffer[] {
  const found = new Set<ArrayBuffer>()
  const visit = (value: unknown) => {
    if (ArrayBuffer.isView(value)) {
      if (value.buffer instanceof ArrayBuffer && !kept.has(value.buffer)) found.add(value.buffer)
    } else if (typeof value === "object" && value !== null) {
      for (const part of Object.values(value)) visit(part)
    }
  }
  visit(message)
  return [...found]
}
