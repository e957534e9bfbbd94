import type { OperationContext } from "./operation-context.ts"
import type { Portfolio, PortfolioBlocks } from "./ports.ts"
import { PortfolioNotFound } from "./portfolio-errors.ts"

export type LoadedPortfolio = {
  readonly portfolio: Portfolio
  readonly blocks: PortfolioBlocks
  /** Trading days of the exchange that cover the trades and the daily log. */
  readonly sessions: Int32Array
}

/** The portfolio of an id, if this owner has it: the one place where ownership of a portfolio is checked. */
export async function requirePortfolio(context: OperationContext, id: string): Promise<Portfolio> {
  const portfolio = await context.store.findPortfolio(context.owner, id)
  if (portfolio === null) throw new PortfolioNotFound(id)
  return portfolio
}

/** A portfolio with its trades in memory, read once a revision however many ask. Throws `PortfolioNotFound`. */
export async function loadPortfolio(context: OperationContext, id: string): Promise<LoadedPortfolio> {
  const { cache, calendar } = context
  // A change between the two reads gives batches of a later revision than the portfolio: then both are read again.
  for (;;) {
    const portfolio = await requirePortfolio(context, id)
    const loaded = await cache.fetch(
      `portfolio ${id} ${portfolio.revision}`,
      async () => {
        const batches = await context.store.readBatches(context.owner, id)
        if (batches === null) throw new PortfolioNotFound(id)
        if (batches.revision !== portfolio.revision) return null
        const blocks = await context.compute.openPortfolio(batches)
        const { span } = blocks
        const sessions = span === null ? new Int32Array(0) : calendar.sessions("XNYS", span.from, span.to)
        return { blocks, sessions }
      },
      bytesOf,
    )
    if (loaded !== null) return { portfolio, ...loaded }
  }
}

function bytesOf(loaded: { blocks: PortfolioBlocks; sessions: Int32Array } | null): number {
  if (loaded === null) return 0
  const { trades, days } = loaded.blocks
  return trades.byteLength + (days?.byteLength ?? 0) + loaded.sessions.byteLength
}
