import { constants, zstdCompressSync, zstdDecompressSync } from "node:zlib"
import type { DailyBars } from "../engine/prices/daily-bars.ts"

/** How the columns of a chunk are written; another way is another number. */
export const priceChunkCodec = 1

/** Bars as the store keeps them: one blob a column, so that a reader of closes decodes closes alone. */
export type PriceChunk = {
  readonly days: Uint8Array
  readonly open: Uint8Array
  readonly high: Uint8Array
  readonly low: Uint8Array
  readonly close: Uint8Array
  readonly volume: Uint8Array
}

/** First byte of a column: the decimals of its integers, or this for doubles. */
const doubles = 255
const mostDecimals = 8
const powersOfTen = Float64Array.from({ length: mostDecimals + 1 }, (_, exponent) => 10 ** exponent)
const largestInt32 = 2 ** 31 - 1
/** The one 32-bit integer that stands for no number: an absent value. */
const absent = -(2 ** 31)

const compression = {
  params: {
    [constants.ZSTD_c_compressionLevel]: 1,
    // A frame says how its content sums up: a flipped bit is found when it is read.
    [constants.ZSTD_c_checksumFlag]: 1,
  },
}

/**
 * Bars as compressed columns: differences of price × 10^s as 32-bit integers, their bytes sorted by significance, zstd level 1, with
 * the fewest decimals s (0 to 8) that give every value back to the bit; doubles where there are none, as for prices with nine
 * decimals or for 700,000.1234. An absent value is an integer of its own, so that one day without a volume costs a few bytes.
 *
 * What was written is read again and compared; throws when it differs, so nothing that cannot be read is ever kept.
 */
export function encodePriceChunk(bars: DailyBars): PriceChunk {
  const chunk = {
    days: encodeDays(bars.days),
    open: encodeValues(bars.open),
    high: encodeValues(bars.high),
    low: encodeValues(bars.low),
    close: encodeValues(bars.close),
    volume: encodeValues(bars.volume),
  }
  const back = decodePriceChunk(chunk, bars.days.length)
  for (const column of ["days", "open", "high", "low", "close", "volume"] as const) {
    for (let bar = 0; bar < bars.days.length; bar++) {
      if (Object.is(back[column][bar], bars[column][bar])) continue
      throw new Error(`column ${column} of a price chunk reads back otherwise than it was written`)
    }
  }
  return chunk
}

/** The bars of a chunk. Throws when a column is damaged. */
export function decodePriceChunk(chunk: PriceChunk, count: number): DailyBars {
  return {
    days: decodeDays(chunk.days, count),
    open: decodeValues(chunk.open, count),
    high: decodeValues(chunk.high, count),
    low: decodeValues(chunk.low, count),
    close: decodeValues(chunk.close, count),
    volume: decodeValues(chunk.volume, count),
  }
}

function encodeDays(days: Int32Array): Uint8Array {
  return columnOf(0, differences(days))
}

/** Days of a chunk's column. Throws when it is damaged. */
export function decodeDays(column: Uint8Array, count: number): Int32Array {
  const planes = planesOf(column, count, 4)
  const days = new Int32Array(count)
  let day = 0
  for (let i = 0; i < count; i++) {
    day = (day + int32At(planes, count, i)) | 0
    days[i] = day
  }
  return days
}

function encodeValues(values: Float64Array): Uint8Array {
  const decimals = fewestDecimals(values)
  if (decimals === null)
    return columnOf(doubles, new Uint8Array(values.buffer, values.byteOffset, values.byteLength))
  const power = powersOfTen[decimals]
  return columnOf(
    decimals,
    differences(
      Int32Array.from(values, (value) => (Number.isNaN(value) ? absent : Math.round(value * power))),
    ),
  )
}

/** Values of a chunk's column, written to the front of `values`. Throws when it is damaged. */
export function decodeValues(
  column: Uint8Array,
  count: number,
  values: Float64Array = new Float64Array(count),
): Float64Array {
  const decimals = column[0]
  if (decimals === doubles) {
    const planes = planesOf(column, count, 8)
    const bytes = new Uint8Array(values.buffer, values.byteOffset)
    for (let plane = 0; plane < 8; plane++) {
      for (let i = 0; i < count; i++) bytes[i * 8 + plane] = planes[plane * count + i]
    }
    return values
  }
  const planes = planesOf(column, count, 4)
  const power = powersOfTen[decimals]
  let integer = 0
  for (let i = 0; i < count; i++) {
    integer = (integer + int32At(planes, count, i)) | 0
    values[i] = integer === absent ? Number.NaN : integer / power
  }
  return values
}

/** Fewest decimals with which every value is an int32 over a power of ten, exactly; null when there are none. */
function fewestDecimals(values: Float64Array): number | null {
  let decimals = 0
  for (const value of values) {
    if (Number.isNaN(value)) continue
    for (;;) {
      const integer = Math.round(value * powersOfTen[decimals])
      if (!(Math.abs(integer) <= largestInt32)) return null
      // What has so many decimals has more as well, so those before need no second look.
      if (Object.is((integer | 0) / powersOfTen[decimals], value)) break
      if (++decimals > mostDecimals) return null
    }
  }
  const [smallest, largest] = extremes(values)
  const power = powersOfTen[decimals]
  return Math.max(Math.abs(smallest), Math.abs(largest)) * power <= largestInt32 ? decimals : null
}

function extremes(values: Float64Array): [number, number] {
  let smallest = 0
  let largest = 0
  for (const value of values) {
    if (value < smallest) smallest = value
    if (value > largest) largest = value
  }
  return [smallest, largest]
}

/** Each value less the one before it, as bytes. Wraps around as 32-bit integers do, and so back when they are summed. */
function differences(values: Int32Array): Uint8Array {
  const steps = new Int32Array(values.length)
  let previous = 0
  for (let i = 0; i < values.length; i++) {
    steps[i] = (values[i] - previous) | 0
    previous = values[i]
  }
  return new Uint8Array(steps.buffer)
}

/** A byte that says how, then the bytes of all values sorted by significance and compressed. */
function columnOf(how: number, bytes: Uint8Array): Uint8Array {
  const width = how === doubles ? 8 : 4
  const count = bytes.length / width
  const planes = new Uint8Array(bytes.length)
  for (let plane = 0; plane < width; plane++) {
    for (let i = 0; i < count; i++) planes[plane * count + i] = bytes[i * width + plane]
  }
  const frame = zstdCompressSync(planes, compression)
  const column = new Uint8Array(1 + frame.length)
  column[0] = how
  column.set(frame, 1)
  return column
}

function planesOf(column: Uint8Array, count: number, width: number): Uint8Array {
  const length = count * width
  // A buffer of the right size saves growing it, and a length that lies cannot fill the memory.
  const room = Math.max(length, 64)
  const planes = decompressed(column, room)
  if (planes.length === length) return planes
  throw new Error(`a price column has ${planes.length} bytes where ${length} are due`)
}

function decompressed(column: Uint8Array, room: number): Uint8Array {
  try {
    return zstdDecompressSync(column.subarray(1), { chunkSize: room, maxOutputLength: room })
  } catch (error) {
    throw new Error("a price column is damaged: it cannot be decompressed", { cause: error })
  }
}

function int32At(planes: Uint8Array, count: number, i: number): number {
  return planes[i] | (planes[count + i] << 8) | (planes[2 * count + i] << 16) | (planes[3 * count + i] << 24)
}
