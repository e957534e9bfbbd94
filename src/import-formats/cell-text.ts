import { DOUBLED, type RecordScanner } from "./record-scanner.ts"

/** A field of the current record as text: quotes off, doubled quotes single, nothing trimmed. */
export function cellText(scanner: RecordScanner, field: number): string {
  const encoding = scanner.text.ascii ? "latin1" : "utf8"
  const text = scanner.bytes.toString(encoding, scanner.starts[field], scanner.ends[field])
  return scanner.quoting[field] === DOUBLED ? text.replaceAll('""', '"') : text
}

/** The current record as it stands in the file, its first 200 characters. */
export function recordText(scanner: RecordScanner): string {
  return scanner.bytes
    .toString("utf8", scanner.start, Math.min(scanner.end, scanner.start + 800))
    .slice(0, 200)
}
