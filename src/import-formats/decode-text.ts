import { isAscii, isUtf8 } from "node:buffer"
import type { SourceFile } from "../operations/ports.ts"
import type { ImportLimits } from "./limits.ts"
import { refusal } from "./refusal.ts"

/** The text of a file as UTF-8 without a byte order mark, whatever it was encoded in. */
export type DecodedText = {
  readonly bytes: Buffer
  /** Every byte is below 128, so that a byte is a character. */
  readonly ascii: boolean
  readonly encoding: "UTF-8" | "UTF-16LE" | "UTF-16BE" | "Windows-1252"
  readonly why: string
}

const signatures: readonly { readonly bytes: readonly number[]; readonly what: string }[] = [
  { bytes: [0x50, 0x4b, 0x03, 0x04], what: "a ZIP archive or an Excel workbook (.xlsx)" },
  { bytes: [0x50, 0x4b, 0x05, 0x06], what: "an empty ZIP archive" },
  { bytes: [0xd0, 0xcf, 0x11, 0xe0], what: "an Excel workbook (.xls)" },
  { bytes: [0x25, 0x50, 0x44, 0x46, 0x2d], what: "a PDF document" },
  { bytes: [0x1f, 0x8b], what: "a gzip archive" },
  { bytes: [0x37, 0x7a, 0xbc, 0xaf], what: "a 7-Zip archive" },
  { bytes: [0x42, 0x5a, 0x68], what: "a bzip2 archive" },
  { bytes: [0x28, 0xb5, 0x2f, 0xfd], what: "a Zstandard archive" },
  { bytes: [0x89, 0x50, 0x4e, 0x47], what: "a PNG picture" },
  { bytes: [0xff, 0xd8, 0xff], what: "a JPEG picture" },
]

/** A NUL this early means that the file is no text; a later one costs its record only. */
const binaryProbe = 4096

/**
 * Decodes a file as a whole: UTF-16 by its byte order mark, UTF-8 where it is valid, Windows-1252 otherwise. Throws
 * `UnreadableFile` for archives, workbooks, pictures and PDF by their signature, for other binary content, and over the size limit.
 */
export function decodeText(file: SourceFile, limits: ImportLimits): DecodedText {
  const source = Buffer.from(file.bytes.buffer, file.bytes.byteOffset, file.bytes.byteLength)
  if (source.length > limits.fileBytes) {
    const problem = `it has ${source.length} bytes`
    throw refusal("too-large", { file: file.name }, problem, `at most ${limits.fileBytes} bytes`)
  }
  for (const { bytes, what } of signatures) {
    if (bytes.every((byte, i) => source[i] === byte)) {
      throw refusal(
        "not-text",
        { file: file.name },
        `it is ${what}`,
        "text; open it where it came from and save as CSV",
      )
    }
  }
  if (source[0] === 0xff && source[1] === 0xfe) {
    return recoded(source.subarray(2), "utf-16le", "UTF-16LE", "byte order mark FF FE")
  }
  if (source[0] === 0xfe && source[1] === 0xff) {
    return recoded(source.subarray(2), "utf-16be", "UTF-16BE", "byte order mark FE FF")
  }
  if (source.subarray(0, binaryProbe).includes(0)) {
    const problem = "it is not a text file: there are NUL characters in its first 4 KiB"
    throw refusal("not-text", { file: file.name }, problem, "text, saved as CSV in UTF-8")
  }
  const marked = source[0] === 0xef && source[1] === 0xbb && source[2] === 0xbf
  const bytes = marked ? source.subarray(3) : source
  if (!isUtf8(bytes)) return recoded(bytes, "windows-1252", "Windows-1252", "the bytes are not valid UTF-8")
  const why = marked ? "byte order mark EF BB BF, and every byte is valid" : "every byte is valid"
  return { bytes, ascii: isAscii(bytes), encoding: "UTF-8", why }
}

function recoded(source: Buffer, label: string, encoding: DecodedText["encoding"], why: string): DecodedText {
  const bytes = Buffer.from(new TextDecoder(label, { ignoreBOM: true }).decode(source), "utf8")
  return { bytes, ascii: isAscii(bytes), encoding, why }
}
