import type { PortfolioSummary } from "../contract/index.ts"
import type { OperationContext } from "./operation-context.ts"
import type { Portfolio, PortfolioOrder } from "./ports.ts"
import { type Result, resultKey } from "./result.ts"
import { summarizePortfolio } from "./summarize-portfolio.ts"

/** Where a portfolio stands in a list. */
export type PortfolioPlace = { readonly key: string; readonly id: string }

export type PortfolioPage = {
  readonly data: readonly PortfolioSummary[]
  /** The place after which the next page begins; null after the last. */
  readonly next: PortfolioPlace | null
}

/** A page of this owner's portfolios, each with what an overview shows. */
export async function listPortfolios(
  context: OperationContext,
  request: { readonly order: PortfolioOrder; readonly limit: number; readonly after: PortfolioPlace | null },
): Promise<Result<PortfolioPage>> {
  const { order, limit, after } = request
  const found = await context.store.listPortfolios(context.owner, { order, limit: limit + 1, after })
  const page = found.slice(0, limit)
  const isLast = found.length <= limit
  const revisions = Object.fromEntries(page.map(({ id, revision }) => [id, revision]))
  const ids = page.map(({ id }) => id)
  return {
    key: resultKey(context, "list-portfolios", { order, ids, isLast }, revisions),
    load: async () => ({
      data: await Promise.all(page.map((portfolio) => summarizePortfolio(context, portfolio))),
      next: isLast ? null : placeOf(page.at(-1), order),
    }),
  }
}

function placeOf(portfolio: Portfolio | undefined, { by }: PortfolioOrder): PortfolioPlace | null {
  return portfolio === undefined ? null : { key: portfolio[by], id: portfolio.id }
}
