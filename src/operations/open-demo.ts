import { type DemoFiles, loadDemo } from "./load-demo.ts"
import type { OperationContext } from "./operation-context.ts"

/** The id of the demo's portfolio: the one that is there, or else a new one made of its files. */
export async function openDemo(
  context: OperationContext,
  readFiles: () => Promise<DemoFiles>,
): Promise<{ readonly portfolioId: string }> {
  const order = { by: "createdAt", descending: true } as const
  const portfolios = await context.store.listPortfolios(context.owner, { order, limit: 200, after: null })
  const demo = portfolios.find((portfolio) => portfolio.synthetic)
  return { portfolioId: demo?.id ?? (await loadDemo(context, await readFiles())) }
}
