import { encodeColumnBlock, openColumnBlock, type TradeColumnsMeta } from "../contract/index.ts"
import { engineVersion } from "../engine/engine-version.ts"
import { loadPortfolio, requirePortfolio } from "./load-portfolio.ts"
import type { OperationContext } from "./operation-context.ts"
import type { PortfolioTradesMeta } from "./portfolio-blocks/trade-block.ts"
import { UnknownTradeColumn } from "./portfolio-errors.ts"
import { type Result, resultKey } from "./result.ts"

const SESSIONS = "sessions"
const DAILY_LOG = "dailyLog"

/**
 * A portfolio's trades as one column block (contract/trade-columns.ts). Without `columns` it has everything that an engine
 * elsewhere needs: every column of numbers, `sessions`, and the daily log where there is one. With them it has those alone;
 * texts (`legs`, custom columns) are named to be had, and `dailyLog` names all columns of the daily log.
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
      const known = [...trades.names, SESSIONS, DAILY_LOG]
      const unknown = columns?.find((name) => !known.includes(name))
      if (unknown !== undefined) throw new UnknownTradeColumn(unknown, known)
      const isWanted = (name: string) => columns === null || columns.includes(name)
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
        name: portfolio.name,
        currency: portfolio.currency,
        synthetic: portfolio.synthetic,
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
          ...(isWanted(SESSIONS) ? [[SESSIONS, sessions] as const] : []),
          ...(days !== null && isWanted(DAILY_LOG)
            ? days.names.map((name) => [`${DAILY_LOG}.${name}`, days.column(name)] as const)
            : []),
        ]),
      )
    },
  }
}
