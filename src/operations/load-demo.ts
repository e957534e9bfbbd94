import { commitImport } from "./commit-import.ts"
import type { OperationContext } from "./operation-context.ts"
import { previewImport } from "./preview-import.ts"
import type { SourceFile } from "./ports.ts"

export type DemoFiles = { readonly tradeLog: SourceFile; readonly dailyLog: SourceFile }

const NAME = "Demo: three synthetic option strategies"

/**
 * Whether the demo has a place: when it was asked for and is not there, else only where there never was a portfolio. A demo
 * that was deleted stays deleted.
 */
export async function wantsDemo(context: OperationContext, asked: boolean): Promise<boolean> {
  const { owner, store } = context
  if (!asked) return !(await store.everHadPortfolio(owner))
  const order = { by: "createdAt", descending: false } as const
  const portfolios = await store.listPortfolios(owner, { order, limit: 200, after: null })
  return !portfolios.some((portfolio) => portfolio.synthetic)
}

/** Imports the demo's files as any others, into a portfolio that is marked as synthetic; returns its id. */
export async function loadDemo(context: OperationContext, files: DemoFiles): Promise<string> {
  const preview = await previewImport(context, {
    files: [files.tradeLog, files.dailyLog],
    roles: ["trade-log", "daily-log"],
    portfolioId: null,
    mode: "append",
  })
  const { portfolioId } = await commitImport(
    context,
    preview.import.id,
    {
      portfolioId: null,
      name: NAME,
      confirmedChecks: preview.mustConfirm,
      initialCapital: null,
      expectedRevision: null,
    },
    { idempotencyKey: null, synthetic: true },
  )
  return portfolioId
}
