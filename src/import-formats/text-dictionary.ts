import type { CellReader } from "./cell-reader.ts"

const recentCells = 1024

/**
 * Distinct labels of a column in order of first appearance; rows keep indices into them. Cells seen lately are known by their bytes, so
 * that a repeated label is never decoded again.
 */
export class TextDictionary {
  readonly texts: string[] = []
  readonly #indexOf = new Map<string, number>()
  readonly #starts = new Int32Array(recentCells)
  readonly #ends = new Int32Array(recentCells)
  readonly #quoting = new Uint8Array(recentCells)
  readonly #indices = new Int32Array(recentCells).fill(-1)

  /** The index of the label in a field of the current record; an absent column is the empty label. */
  indexOfCell(cells: CellReader, field: number): number {
    const { scanner } = cells
    if (field < 0 || field >= scanner.fieldCount) return this.#indexOfText("")
    const { bytes } = scanner
    const start = scanner.starts[field]
    const end = scanner.ends[field]
    const quoting = scanner.quoting[field]
    let hash = quoting
    for (let i = start; i < end; i++) hash = (Math.imul(hash, 31) + bytes[i]) | 0
    const slot = (hash ^ (hash >>> 10)) & (recentCells - 1)
    if (
      this.#indices[slot] >= 0 &&
      this.#quoting[slot] === quoting &&
      sameBytes(bytes, start, end, this.#starts[slot], this.#ends[slot])
    ) {
      return this.#indices[slot]
    }
    const index = this.#indexOfText(cells.label(field))
    this.#starts[slot] = start
    this.#ends[slot] = end
    this.#quoting[slot] = quoting
    this.#indices[slot] = index
    return index
  }

  #indexOfText(text: string): number {
    const known = this.#indexOf.get(text)
    if (known !== undefined) return known
    const index = this.texts.length
    this.texts.push(text)
    this.#indexOf.set(text, index)
    return index
  }
}

function sameBytes(
  bytes: Uint8Array,
  start: number,
  end: number,
  otherStart: number,
  otherEnd: number,
): boolean {
  if (end - start !== otherEnd - otherStart) return false
  for (let i = start, j = otherStart; i < end; i++, j++) if (bytes[i] !== bytes[j]) return false
  return true
}
