import type { ImportReport } from "../contract/index.ts"
import type { DecodedText } from "./decode-text.ts"

/** The character that stands where a text could not be decoded, here or before it reached us. */
const replacement = Buffer.from("\u{fffd}", "utf8")

/** Says where a file first has U+FFFD: what stood there is lost, so it is never passed on in silence. Empty without any. */
export function replacementNote({ bytes }: DecodedText): ImportReport["notes"] {
  const at = bytes.indexOf(replacement)
  if (at < 0) return []
  const line = bytes.toString("latin1", 0, at).split(/\r\n|\n|\r/).length
  return [{ line, text: "characters of the file could not be decoded and stand as U+FFFD from this line on" }]
}
