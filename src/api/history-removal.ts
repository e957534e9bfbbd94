import type { RunKind } from "../operations/backtests-port.ts"
import { setRunDeleted } from "../operations/set-run-deleted.ts"
import type { Api, ApiContext } from "./api-context.ts"
import { idParameter } from "./id-parameter.ts"

/** The routes that take an entry out of the history and bring it back. */
export function registerHistoryRemoval(
  api: Api,
  { contextOf }: ApiContext,
  { path, kind, name, tags }: { path: string; kind: RunKind; name: string; tags: string[] },
): void {
  api.delete(`${path}/:id`, {
    schema: { tags, summary: `Take a ${name} out of the history; it can be restored`, params: idParameter },
    handler: async (request, reply) => {
      await setRunDeleted(contextOf(request), kind, request.params.id, true)
      return reply.code(204).send()
    },
  })

  api.post(`${path}/:id/restore`, {
    schema: { tags, summary: `Bring a deleted ${name} back`, params: idParameter },
    handler: async (request, reply) => {
      await setRunDeleted(contextOf(request), kind, request.params.id, false)
      return reply.code(204).send()
    },
  })
}
