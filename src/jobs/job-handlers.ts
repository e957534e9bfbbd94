import { cleanUpImports } from "../operations/clean-up-imports.ts"
import { cleanUpJobs } from "../operations/clean-up-jobs.ts"
import type { JobHandlers, JobQueue } from "../operations/jobs-port.ts"
import type { OperationContext } from "../operations/operation-context.ts"

/** What the product does in the background: a kind, and the one operation that it calls. */
export function jobHandlers(context: OperationContext & { readonly jobs: JobQueue }): JobHandlers {
  return {
    async "clean-up-imports"() {
      await cleanUpImports(context)
    },
    async "clean-up-jobs"() {
      await cleanUpJobs(context)
    },
  }
}
