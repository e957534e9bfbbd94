import { z } from "zod"
import { duplicateRecord, importReport } from "./import-report.ts"

export const importRole = z.enum(["trade-log", "daily-log"])
export const importMode = z.enum(["append", "replace"])

export const importedFile = z.object({
  role: importRole,
  name: z.string(),
  size: z.int(),
  sha256: z.string(),
  report: importReport,
})

/** What a batch did to its portfolio when it was committed. Its trades are the sum of the three. */
export const importEffect = z.object({
  newTrades: z.int(),
  supersededTrades: z.int().describe("trades that were open before and are closed by this batch"),
  repeatedTrades: z.int().describe("trades that the portfolio already had"),
})

/** One batch: the files that were read together. `staged` is a preview: it is not part of any portfolio yet. */
export const importBatch = z.object({
  id: z.string(),
  status: z.enum(["staged", "committed", "undone"]),
  portfolioId: z
    .string()
    .nullable()
    .describe("while staged: the portfolio it would go into, null for a new one"),
  mode: importMode,
  files: z.array(importedFile),
  effect: importEffect.nullable().describe("null until it is committed"),
  createdAt: z.string(),
  committedAt: z.string().nullable(),
  undoneAt: z.string().nullable(),
})

/** A batch as lists show it: the counts of each file, without its report. */
export const importSummary = importBatch.omit({ files: true }).extend({
  files: z.array(
    importedFile.omit({ report: true }).extend({
      format: z.string(),
      rows: z.int(),
      accepted: z.int(),
      rejectedRows: z.int(),
      duplicates: z.int(),
      failedChecks: z.array(z.string()).describe("ids"),
    }),
  ),
})

/** `GET /portfolios/{id}/imports` and `GET /imports?status=staged`, newest first. */
export const importList = z.object({ data: z.array(importSummary) })

/** `POST /imports/{id}/undo` and `/restore`. */
export const importStateResult = z.object({
  import: importSummary,
  portfolioId: z.string(),
  revision: z.int(),
})

/** The answer to an upload: everything an import does but write. */
export const importPreview = z.object({
  import: importBatch,
  target: z
    .object({ id: z.string(), name: z.string(), revision: z.int() })
    .nullable()
    .describe("the portfolio it would go into; null means a new one"),
  suggestedName: z.string(),
  newTrades: z.int(),
  supersededTrades: z.int().describe("trades that were open before and are closed now"),
  repeatedTrades: z.int().describe("trades that the portfolio already has"),
  repeats: z.array(duplicateRecord).describe("the first 1,000 of them"),
  alreadyImported: z
    .object({ importId: z.string(), committedAt: z.string(), portfolioName: z.string() })
    .nullable()
    .describe("the same bytes were committed before"),
  mustConfirm: z.array(z.string()).describe("ids of failed checks that a commit has to name"),
  summary: z.object({
    firstDate: z.string().nullable(),
    lastDate: z.string().nullable(),
    strategies: z.array(z.object({ name: z.string(), trades: z.int() })),
    totalPnl: z.number(),
    initialCapital: z.number().nullable(),
  }),
})

export const retargetImportRequest = z.object({
  portfolioId: z.string().nullable(),
  mode: importMode.default("append"),
})

export const commitImportRequest = z.object({
  portfolioId: z.string().nullable().default(null).describe("null makes a new portfolio"),
  name: z.string().trim().min(1).max(200).optional().describe("name of the new portfolio"),
  confirmedChecks: z.array(z.string()).default([]),
  initialCapital: z
    .number()
    .positive()
    .nullable()
    .default(null)
    .describe("overrides the figure from the log"),
  expectedRevision: z
    .int()
    .nullable()
    .default(null)
    .describe("revision of the portfolio that the preview saw"),
})

export const commitImportResult = z.object({
  import: importBatch,
  portfolioId: z.string(),
  revision: z.int(),
})

export type ImportRole = z.infer<typeof importRole>
export type ImportMode = z.infer<typeof importMode>
export type ImportedFile = z.infer<typeof importedFile>
export type ImportEffect = z.infer<typeof importEffect>
export type ImportBatch = z.infer<typeof importBatch>
export type ImportPreview = z.infer<typeof importPreview>
export type RetargetImportRequest = z.infer<typeof retargetImportRequest>
export type CommitImportRequest = z.infer<typeof commitImportRequest>
export type CommitImportResult = z.infer<typeof commitImportResult>
export type ImportSummary = z.infer<typeof importSummary>
export type ImportList = z.infer<typeof importList>
export type ImportStateResult = z.infer<typeof importStateResult>
