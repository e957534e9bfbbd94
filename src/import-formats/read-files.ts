import { createHash } from "node:crypto"
import type { ImportCheck, ImportReport, ImportRole } from "../contract/index.ts"
import { initialCapital } from "../engine/trade-log/initial-capital.ts"
import type { ExchangeCalendar, ReadFile, ReadFilesOptions, SourceFile } from "../operations/ports.ts"
import type { UnreadableFile } from "../operations/unreadable-file.ts"
import { dailyLogChecks } from "./checks/daily-log-checks.ts"
import { tradeLogChecks } from "./checks/trade-log-checks.ts"
import { decodeText } from "./decode-text.ts"
import type { FileFormat, FileRole } from "./file-format.ts"
import { formats } from "./formats.ts"
import { defaultLimits, type ImportLimits } from "./limits.ts"
import type { RecordsRead } from "./read-records.ts"
import { readDailyLog, type DailyLogDraft } from "./read-daily-log.ts"
import { readTradeLog, type TradeLogDraft } from "./read-trade-log.ts"
import { recogniseFile, type RecognisedFile } from "./recognise-file.ts"
import { refusal } from "./refusal.ts"
import { replacementNote } from "./replacement-note.ts"

/** What reading needs of the world: the trading days, and limits where the defaults do not fit. */
export type ReadFilesWorld = { readonly calendar?: ExchangeCalendar; readonly limits?: ImportLimits }

type Draft =
  | { readonly role: "trade-log"; readonly file: RecognisedFile; readonly draft: TradeLogDraft }
  | { readonly role: "daily-log"; readonly file: RecognisedFile; readonly draft: DailyLogDraft }

/**
 * Reads files that belong together, at most one trade log and one daily log: recognises each by its content, turns its records
 * into columns, accounts for every line and runs the checks of each file and of the pair. The results are in the order of the files.
 *
 * Throws `UnreadableFile` when a file cannot be read at all, when two have one role, or when one has another role than
 * `options.roles` says.
 */
export function readFiles(
  files: readonly SourceFile[],
  options: ReadFilesOptions,
  { calendar, limits = defaultLimits }: ReadFilesWorld = {},
): ReadFile[] {
  const drafts = files.map((source, index): Draft => {
    const format = index === 0 ? options.format : undefined
    return readDraft(source, { format, role: options.roles?.[index] }, limits)
  })
  refuseTwoOfOneRole(drafts)
  const tradeLog = drafts.find((draft) => draft.role === "trade-log")?.draft ?? null
  const dailyLog = drafts.find((draft) => draft.role === "daily-log")?.draft ?? null
  const capital = tradeLog === null ? null : initialCapital(tradeLog.trades)
  return drafts.map((read, index): ReadFile => {
    const source = files[index]
    const common = {
      name: source.name,
      size: source.bytes.byteLength,
      sha256: createHash("sha256").update(source.bytes).digest("hex"),
    }
    if (read.role === "trade-log") {
      const checks = tradeLogChecks(read.draft, { dailyLog, initialCapital: capital }, limits.listedProblems)
      const report = importReport(read.file, read.draft, checks, read.draft.openTrades)
      return { ...common, role: "trade-log", report, trades: read.draft.trades, initialCapital: capital }
    }
    const checks = dailyLogChecks(read.draft, calendar ?? null, limits.listedProblems)
    return {
      ...common,
      role: "daily-log",
      report: importReport(read.file, read.draft, checks, 0),
      days: read.draft.days,
    }
  })
}

function readDraft(
  source: SourceFile,
  hints: { readonly format: string | undefined; readonly role: ImportRole | undefined },
  limits: ImportLimits,
): Draft {
  const file = recogniseFile(source.name, decodeText(source, limits), formats, hints, limits)
  const format = formats.find(({ id }) => id === file.match.format.id)
  if (format === undefined) throw new Error(`no importer for ${file.match.format.id}`)
  if (hints.role !== undefined && hints.role !== format.role) throw wrongRole(file, hints.role)
  return format.role === "trade-log"
    ? { role: "trade-log", file, draft: readTradeLog(file, format, limits) }
    : { role: "daily-log", file, draft: readDailyLog(file, format, limits) }
}

const roleNames: Record<FileRole, string> = {
  "trade-log": "a trade log",
  "daily-log": "a daily log",
  transactions: "a list of transactions",
}

function wrongRole(file: RecognisedFile, expected: ImportRole): UnreadableFile {
  const problem = `the header is that of ${roleNames[file.match.format.role]}`
  return refusal("wrong-role", { file: file.name, line: file.headerLine }, problem, roleNames[expected])
}

function refuseTwoOfOneRole(drafts: readonly Draft[]): void {
  for (const role of ["trade-log", "daily-log"] as const) {
    const [first, second] = drafts.filter((draft) => draft.role === role)
    if (first === undefined || second === undefined) continue
    const place = { file: second.file.name, line: second.file.headerLine }
    const problem = `this is ${roleNames[role]}, and so is ${first.file.name}`
    throw refusal("wrong-role", place, problem, "at most one trade log and one daily log together")
  }
}

function importReport(
  file: RecognisedFile,
  draft: {
    readonly format: FileFormat
    readonly records: RecordsRead
    readonly decisions: ImportReport["decisions"]
    readonly notes: ImportReport["notes"]
  },
  checks: ImportCheck[],
  openTrades: number,
): ImportReport {
  const { records, format } = draft
  const read = new Set(file.match.positions.values())
  return {
    format: format.id,
    rows: records.rows,
    accepted: records.accepted,
    rejectedRows: records.rejectedRows,
    rejected: records.rejected,
    rejectedByReason: records.rejectedByReason,
    duplicates: records.duplicates,
    ignored: records.ignored,
    openTrades,
    lines: records.lines,
    preamble: records.preamble,
    footer: records.footer,
    columns: file.header.map((name, field) => ({
      name,
      use: read.has(field) ? "read" : unread(format, name),
    })),
    absentColumns: format.columns
      .filter(({ key }) => !file.match.positions.has(key))
      .map(({ names }) => names[0]),
    decisions: draft.decisions,
    notes: [...replacementNote(file.text), ...draft.notes],
    checks,
    sample: records.sample,
  }
}

function unread(format: FileFormat, name: string): "custom" | "unused" {
  return format.role === "trade-log" && name.trim() !== "" ? "custom" : "unused"
}
