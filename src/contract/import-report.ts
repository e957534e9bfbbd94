import { z } from "zod"

/** A record that could not be read; nothing of it was kept. One entry a problem, so a record may appear more than once. */
export const rejectedRecord = z.object({
  line: z.int().describe("physical line on which the record begins"),
  lastLine: z.int().describe("physical line on which it ends"),
  column: z
    .string()
    .nullable()
    .describe("column as written in the header, null when the whole record is at fault"),
  value: z.string().describe("the first 200 characters of what stood there"),
  reason: z.string().describe("a code such as missing-value, not-a-number, not-a-date, field-count"),
  expected: z.string().describe("what was expected, in words"),
})

export const duplicateRecord = z.object({
  line: z.int(),
  repeatsLine: z.int().nullable().describe("the line of the same file that it repeats"),
  repeatsImport: z.string().nullable().describe("the import whose row it repeats"),
})

export const ignoredRecord = z.object({ line: z.int(), reason: z.string() })

export const checkViolation = z.object({
  line: z.int().nullable(),
  expected: z.union([z.number(), z.string()]).nullable(),
  found: z.union([z.number(), z.string()]).nullable(),
  detail: z.string().describe("one sentence"),
})

export const importCheck = z.object({
  id: z.string(),
  label: z.string().describe("what holds when it passes, in words"),
  passed: z.boolean().nullable().describe("null when the columns it needs are absent"),
  reason: z.string().nullable().describe("why it could not run"),
  violationCount: z.int(),
  violations: z.array(checkViolation).describe("the first 1,000"),
})

export const importDecision = z.object({
  what: z.string().describe("format, encoding, delimiter, order, number style, …"),
  choice: z.string(),
  why: z.string(),
})

/** Where every physical line of the file went; the parts sum to `total`. */
export const lineAccount = z.object({
  total: z.int(),
  header: z.int(),
  preamble: z.int(),
  blank: z.int(),
  footer: z.int(),
  records: z.int(),
})

/** What an import made of one file. `rows = accepted + rejectedRows + duplicates + ignored`. */
export const importReport = z.object({
  format: z.string(),
  rows: z.int(),
  accepted: z.int(),
  rejectedRows: z.int(),
  rejected: z.array(rejectedRecord).describe("the first 1,000 problems"),
  rejectedByReason: z.record(z.string(), z.int()),
  duplicates: z.array(duplicateRecord),
  ignored: z.array(ignoredRecord),
  openTrades: z.int(),
  lines: lineAccount,
  preamble: z.array(z.string()),
  footer: z.array(z.string()),
  columns: z.array(z.object({ name: z.string(), use: z.enum(["read", "custom", "unused"]) })),
  absentColumns: z.array(z.string()).describe("optional columns that the file does not have"),
  decisions: z.array(importDecision),
  notes: z.array(z.object({ line: z.int().nullable(), text: z.string() })),
  checks: z.array(importCheck),
  sample: z
    .object({
      header: z.array(z.string()),
      rows: z.array(z.object({ line: z.int(), cells: z.array(z.string()) })),
    })
    .describe("the first rows, as read from the file"),
})

export type RejectedRecord = z.infer<typeof rejectedRecord>
export type DuplicateRecord = z.infer<typeof duplicateRecord>
export type CheckViolation = z.infer<typeof checkViolation>
export type ImportCheck = z.infer<typeof importCheck>
export type ImportDecision = z.infer<typeof importDecision>
export type LineAccount = z.infer<typeof lineAccount>
export type ImportReport = z.infer<typeof importReport>
