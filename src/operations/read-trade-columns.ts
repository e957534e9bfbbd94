import { encodeColumnBlock, openColumnBlock, type TradeColumnsMeta } from "../contract/index.ts"
import { engineVersion } from "../engine/engine-version.ts"
import { loadPortfolio, requirePortfolio } from "./load-portfolio.ts"
import type { OperationContext } from "./operation-context.ts"
import type { PortfolioTradesMeta } from "./portfolio-blocks/trade-block.ts"
import { UnknownTradeColumn } from "./portfolio-errors.ts"
import { type Result, resultKey } from "./result.ts"

/**
 * A portfolio's trades as one column block (contract/trade-columns.ts), with the sessions and the daily log that an engine
 * elsewhere needs beside them. Without `columns` every column of numbers; texts (`legs`, custom columns) are named to be had.
 * Throws `PortfolioNotFound`, `UnknownTradeColumn`.
 */
export async function readTradeColumns(
  context: OperationContext,
  id: string,
  { columns }: { readonly columns: readonly string[] | null },
): Promise<Result<Uint8Array>> {
  const { revision } = await requirePortfolio(context, id)
  return {
    key: resultKey(context, "read-trade-columns", { columns }, { [id]: revision }),
    load: async () => {
      const { portfolio, blocks, sessions } = await loadPortfolio(context, id)
      const trades = openColumnBlock(blocks.trades)
      const { imports, strategyNames, reasonNames, underlyingNames, custom } =
        trades.meta as PortfolioTradesMeta
      const unknown = columns?.find((name) => !trades.names.includes(name))
      if (unknown !== undefined) throw new UnknownTradeColumn(unknown, trades.names)
      const isText = (name: string) =>
        name === "legs" || (name.startsWith("custom.") && custom[Number(name.slice(7))].type !== "number")
      const chosen = trades.names.filter((name) =>
        columns === null ? !isText(name) : columns.includes(name),
      )
      const days = blocks.days === null ? null : openColumnBlock(blocks.days)
      const meta: TradeColumnsMeta = {
        engineVersion,
        portfolioId: id,
        revision: portfolio.revision,
        initialCapital: portfolio.initialCapital,
        trades: blocks.tradeCount,
        imports: [...imports],
        strategyNames: [...strategyNames],
        reasonNames: [...reasonNames],
        underlyingNames: [...underlyingNames],
        custom: custom.map((column) => ({ ...column })),
        dailyLog: days !== null,
      }
      return encodeColumnBlock(
        meta,
        new Map([
          ...chosen.map((name) => [name, trades.column(name)] as const),
          ["sessions", sessions] as const,
          ...(days?.names.map((name) => [`dailyLog.${name}`, days.column(name)] as const) ?? []),
        ]),
      )
    },
  }
}
