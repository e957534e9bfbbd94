import type { Health } from "../contract/index.ts"
import { engineVersion } from "../engine/engine-version.ts"
import type { OperationContext } from "./operation-context.ts"

/** Whether the process answers; nothing else is asked. */
export function checkLiveness(): Health {
  return { status: "ok", engineVersion, store: null }
}

/** Whether requests can be answered: the store is there and reads. Throws what the store throws when it is not. */
export async function checkHealth({ store }: Pick<OperationContext, "store">): Promise<Health> {
  const { engine, version, schemaVersion } = await store.check({ integrity: false })
  return { status: "ok", engineVersion, store: { engine, version, schemaVersion } }
}
