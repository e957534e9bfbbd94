/**
 * Columns as bytes: what the store keeps of a batch and what the browser gets of a portfolio, without a copy on either side.
 *
 * Layout, little-endian: the four bytes `FCB1`; header length (uint32); a JSON header, UTF-8; then each column's bytes,
 * starting at multiples of 8 counted from the start of the block. Texts are one column of uint32 ends and one of UTF-8 bytes.
 */
export type ColumnType = "int16" | "int32" | "float64" | "text"
export type ColumnValues = Int16Array | Int32Array | Float64Array | readonly string[]

type HeaderColumn = { name: string; type: ColumnType; count: number; offset: number; bytes: number }
type Header = { meta: unknown; columns: HeaderColumn[] }

const magic = 0x31424346
const align = (value: number) => (value + 7) & ~7

function typeOf(values: ColumnValues): ColumnType {
  if (values instanceof Int16Array) return "int16"
  if (values instanceof Int32Array) return "int32"
  if (values instanceof Float64Array) return "float64"
  return "text"
}

/** Packs columns and a JSON-able `meta` into one block. */
export function encodeColumnBlock(meta: unknown, columns: ReadonlyMap<string, ColumnValues>): Uint8Array {
  const encoder = new TextEncoder()
  const parts: { header: HeaderColumn; bytes: Uint8Array }[] = []
  let offset = 0
  for (const [name, values] of columns) {
    const type = typeOf(values)
    const bytes =
      type === "text" ? encodeTexts(values as readonly string[], encoder) : viewBytes(values as Int16Array)
    parts.push({ header: { name, type, count: values.length, offset, bytes: bytes.length }, bytes })
    offset = align(offset + bytes.length)
  }
  const header: Header = { meta, columns: parts.map((part) => part.header) }
  const headerBytes = encoder.encode(JSON.stringify(header))
  const start = align(8 + headerBytes.length)
  const block = new Uint8Array(start + offset)
  const view = new DataView(block.buffer)
  view.setUint32(0, magic, true)
  view.setUint32(4, headerBytes.length, true)
  block.set(headerBytes, 8)
  for (const part of parts) block.set(part.bytes, start + part.header.offset)
  return block
}

/** A block opened where it lies: numbers are views of its memory, texts are decoded when they are asked for. */
export type ColumnBlock = {
  readonly meta: unknown
  readonly names: readonly string[]
  /** Throws when the block has no such column. */
  column(name: string): ColumnValues
  /** One text of a column of texts. */
  text(name: string, index: number): string
}

/**
 * Opens a block. Its memory is used as it is when it starts at a multiple of 8 in its buffer, else one copy is made.
 * Throws `not a column block` on anything else.
 */
export function openColumnBlock(block: Uint8Array): ColumnBlock {
  const aligned = block.byteOffset % 8 === 0 ? block : block.slice()
  const view = new DataView(aligned.buffer, aligned.byteOffset, aligned.byteLength)
  if (aligned.byteLength < 8 || view.getUint32(0, true) !== magic) throw new Error("not a column block")
  const headerLength = view.getUint32(4, true)
  const header = JSON.parse(decodeUtf8(aligned.subarray(8, 8 + headerLength))) as Header
  const start = aligned.byteOffset + align(8 + headerLength)
  const find = (name: string) => {
    const column = header.columns.find((candidate) => candidate.name === name)
    if (column === undefined) throw new Error(`the block has no column ${name}`)
    return column
  }
  return {
    meta: header.meta,
    names: header.columns.map((column) => column.name),
    column(name) {
      const { type, count, offset, bytes } = find(name)
      const at = start + offset
      if (type === "int16") return new Int16Array(aligned.buffer, at, count)
      if (type === "int32") return new Int32Array(aligned.buffer, at, count)
      if (type === "float64") return new Float64Array(aligned.buffer, at, count)
      return decodeTexts(new Uint8Array(aligned.buffer, at, bytes), count)
    },
    text(name, index) {
      const { count, offset, bytes } = find(name)
      const ends = new Uint32Array(aligned.buffer, start + offset, count)
      const from = index === 0 ? 0 : ends[index - 1]
      const body = new Uint8Array(aligned.buffer, start + offset + count * 4, bytes - count * 4)
      return decodeUtf8(body.subarray(from, ends[index]))
    },
  }
}

/** Opens a block and decodes all of its columns. */
export function decodeColumnBlock(block: Uint8Array): { meta: unknown; columns: Map<string, ColumnValues> } {
  const opened = openColumnBlock(block)
  return { meta: opened.meta, columns: new Map(opened.names.map((name) => [name, opened.column(name)])) }
}

function viewBytes(values: Int16Array | Int32Array | Float64Array): Uint8Array {
  return new Uint8Array(values.buffer, values.byteOffset, values.byteLength)
}

// Most texts are ASCII, so one byte a character is reserved; the body grows when one is not.
function encodeTexts(texts: readonly string[], encoder: TextEncoder): Uint8Array {
  const ends = new Uint32Array(texts.length)
  let characters = 0
  for (const text of texts) characters += text.length
  const start = ends.byteLength
  let packed = new Uint8Array(start + characters)
  let end = start
  for (const [i, text] of texts.entries()) {
    const first = encoder.encodeInto(text, packed.subarray(end))
    let written = first.written
    if (first.read < text.length) {
      const larger = new Uint8Array(packed.length * 2 + text.length * 3)
      larger.set(packed.subarray(0, end))
      packed = larger
      written = encoder.encodeInto(text, packed.subarray(end)).written
    }
    end += written
    ends[i] = end - start
  }
  packed.set(new Uint8Array(ends.buffer), 0)
  return packed.subarray(0, end)
}

// TextDecoder refuses views of shared memory, hence the copy there.
function decodeUtf8(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes.buffer instanceof ArrayBuffer ? bytes : bytes.slice())
}

function decodeTexts(bytes: Uint8Array, count: number): string[] {
  const ends = new Uint32Array(bytes.buffer, bytes.byteOffset, count)
  const body = bytes.buffer instanceof ArrayBuffer ? bytes : bytes.slice()
  const decoder = new TextDecoder()
  const texts = Array.from<string>({ length: count })
  let from = count * 4
  for (let i = 0; i < count; i++) {
    const to = count * 4 + ends[i]
    texts[i] = decoder.decode(body.subarray(from, to))
    from = to
  }
  return texts
}
