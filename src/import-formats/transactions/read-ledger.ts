import { createHash } from "node:crypto"
import type { ImportDecision, ImportReport } from "../../contract/index.ts"
import type { Transaction } from "../../engine/ledger/transaction.ts"
import type { EpochDay } from "../../engine/money/iso-date.ts"
import type { ReadLedgerFile, ReadLedgerOptions, SourceFile } from "../../operations/ports.ts"
import { ledgerChecks } from "../ledger-checks/ledger-checks.ts"
import { decodeText } from "../decode-text.ts"
import { fileDecisions } from "../file-decisions.ts"
import { defaultLimits, type ImportLimits } from "../limits.ts"
import { readRecords } from "../read-records.ts"
import { recogniseFile } from "../recognise-file.ts"
import { replacementNote } from "../replacement-note.ts"
import { transactionFormats } from "./transaction-formats.ts"
import { TransactionSink } from "./transaction-sink.ts"

/**
 * Reads a list of transactions of any format: recognises it by its header, turns its records into transactions, oldest first, accounts for every
 * line and runs the checks. Throws `UnreadableFile` when the file cannot be read at all.
 */
export function readLedger(
  source: SourceFile,
  { format: given, today }: ReadLedgerOptions,
  { limits = defaultLimits }: { readonly limits?: ImportLimits } = {},
): ReadLedgerFile {
  const hints = { format: given, role: undefined }
  const file = recogniseFile(source.name, decodeText(source, limits), transactionFormats, hints, limits)
  const format = transactionFormats.find(({ id }) => id === file.match.format.id)
  if (format === undefined) throw new Error(`no importer for ${file.match.format.id}`)
  const sink = new TransactionSink(file, format)
  const records = readRecords(file, sink, limits)
  const { transactions, newestFirst } = oldestFirst(format.link?.(sink.transactions) ?? sink.transactions)
  const decimals = new Map<string, number>()
  for (const [key, field] of file.match.positions) decimals.set(key, records.decimals[field])
  const checks = ledgerChecks({ transactions, decimals, records, today }, limits.listedProblems)
  const read = new Set(file.match.positions.values())
  const report: ImportReport = {
    format: format.id,
    rows: records.rows,
    accepted: records.accepted,
    rejectedRows: records.rejectedRows,
    rejected: records.rejected,
    rejectedByReason: records.rejectedByReason,
    duplicates: records.duplicates,
    ignored: records.ignored,
    openTrades: 0,
    lines: records.lines,
    preamble: records.preamble,
    footer: records.footer,
    columns: file.header.map((name, field) => ({ name, use: read.has(field) ? "read" : "unused" })),
    absentColumns: format.columns
      .filter(({ key }) => !file.match.positions.has(key))
      .map(({ names }) => names[0]),
    decisions: [...fileDecisions(file, records), orderDecision(newestFirst)],
    notes: [...replacementNote(file.text), ...sink.notes, ...futureNotes(transactions, today)],
    checks,
    sample: records.sample,
  }
  return {
    name: source.name,
    size: source.bytes.byteLength,
    sha256: createHash("sha256").update(source.bytes).digest("hex"),
    report,
    transactions,
    review: sink.review,
  }
}

/** Rows in the order in which they happened: that of the file, or its reverse where it runs from new to old; then by day. */
function oldestFirst(rows: readonly Transaction[]): { transactions: Transaction[]; newestFirst: boolean } {
  let falls = 0
  let rises = 0
  for (let index = 1; index < rows.length; index++) {
    const step = rows[index].day - rows[index - 1].day
    if (step < 0) falls++
    else if (step > 0) rises++
  }
  const newestFirst = falls > rises
  const inOrder = newestFirst ? rows.toReversed() : [...rows]
  return { transactions: inOrder.sort((a, b) => a.day - b.day), newestFirst }
}

function orderDecision(newestFirst: boolean): ImportDecision {
  return {
    what: "order",
    choice: newestFirst ? "newest first, turned" : "oldest first",
    why: "the dates run so",
  }
}

function futureNotes(transactions: readonly Transaction[], today: EpochDay): ImportReport["notes"] {
  return transactions
    .filter(({ day }) => day > today)
    .map(({ line }) => ({ line, text: "the date is in the future; the row has no effect before its day" }))
}
