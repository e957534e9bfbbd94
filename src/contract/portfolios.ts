import { z } from "zod"

export const portfolioKind = z.enum(["trade-log"])

export const portfolio = z.object({
  id: z.string(),
  kind: portfolioKind,
  name: z.string(),
  currency: z.string(),
  synthetic: z.boolean().describe("demo data, made by a seeded script"),
  initialCapital: z.number().nullable().describe("the user's override; null takes it from the log"),
  revision: z.int(),
  createdAt: z.string(),
  updatedAt: z.string(),
})

export const portfolioSort = z.enum(["name", "-name", "createdAt", "-createdAt", "updatedAt", "-updatedAt"])

/** `GET /portfolios`. */
export const portfoliosQuery = z.object({
  sort: portfolioSort.default("name").describe("with a minus sign for descending order; ties by id"),
  limit: z.int().min(1).max(200).default(50),
  cursor: z.string().optional(),
})

/** A portfolio with what the overview shows of it. Figures are null while it has no closed trade. */
export const portfolioSummary = portfolio.extend({
  trades: z.int(),
  openTrades: z.int(),
  strategies: z.int(),
  firstDate: z.string().nullable(),
  lastDate: z.string().nullable(),
  basis: z.enum(["closed-trades", "daily-log"]).nullable(),
  equity: z.number().nullable(),
  totalPnl: z.number().nullable(),
  totalReturn: z.number().nullable(),
  maxDrawdown: z.number().nullable(),
  drawdown: z.number().nullable().describe("of the last day, below the peak before it"),
  lastDayPnl: z.number().nullable(),
  lastDayReturn: z.number().nullable(),
  sparkline: z.array(z.number()).describe("equity, at most 120 points"),
  failedChecks: z.int(),
})

/** `GET /removed-portfolios`: deleted ones that can be restored, the one that went last first. */
export const removedPortfolio = portfolio.extend({ removedAt: z.string() })
export const removedPortfolioList = z.object({ data: z.array(removedPortfolio) })

/** `POST /demo`. */
export const demoResult = z.object({ portfolioId: z.string() })

export const updatePortfolioRequest = z
  .object({
    name: z.string().trim().min(1).max(200),
    initialCapital: z.number().positive().nullable(),
  })
  .partial()

/** One entry of the audit log: what changed, when, and what it was before. */
export const change = z.object({
  id: z.int(),
  at: z.string(),
  action: z
    .string()
    .describe("create, update, delete or restore of a portfolio; commit, undo or restore of an import"),
  subject: z.string().describe("id of the portfolio or import"),
  before: z.unknown(),
  after: z.unknown(),
})

/** `GET /portfolios/{id}/changes`, newest first. */
export const changeList = z.object({ data: z.array(change) })

export const page = <T extends z.ZodType>(item: T) =>
  z.object({ data: z.array(item), nextCursor: z.string().nullable() })

export type Portfolio = z.infer<typeof portfolio>
export type PortfoliosQuery = z.infer<typeof portfoliosQuery>
export type PortfolioSummary = z.infer<typeof portfolioSummary>
export type RemovedPortfolio = z.infer<typeof removedPortfolio>
export type RemovedPortfolioList = z.infer<typeof removedPortfolioList>
export type DemoResult = z.infer<typeof demoResult>
export type UpdatePortfolioRequest = z.infer<typeof updatePortfolioRequest>
export type Change = z.infer<typeof change>
export type ChangeList = z.infer<typeof changeList>
export type Page<T> = { data: T[]; nextCursor: string | null }
