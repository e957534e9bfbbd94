import type { JobQueue } from "./jobs-port.ts"
import type { OwnerId } from "./ports.ts"

/** The jobs as one owner sees them. */
export type JobContext = { readonly owner: OwnerId; readonly jobs: JobQueue }
