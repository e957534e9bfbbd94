import type { Kysely } from "kysely"
import type { ProviderStateParts, ProviderStateStore } from "../operations/market-data-port.ts"
import type { StoreSchema } from "./schema.ts"

/** What providers must remember, in a database of the store's schema. */
export function providerStateStore(db: Kysely<StoreSchema>): ProviderStateStore {
  return {
    async read(provider, part) {
      const row = await db
        .selectFrom("provider_state")
        .select(["version", "value"])
        .where("provider", "=", provider)
        .where("part", "=", part)
        .executeTakeFirst()
      if (row === undefined) return null
      return { version: row.version, value: JSON.parse(row.value) as ProviderStateParts[typeof part] }
    },

    // One statement each, so that of two processes one writes and the other is told.
    async compareAndSet(provider, part, expectedVersion, value) {
      const text = JSON.stringify(value)
      if (expectedVersion === 0) {
        const { numInsertedOrUpdatedRows } = await db
          .insertInto("provider_state")
          .values({ provider, part, version: 1, value: text })
          .onConflict((conflict) => conflict.columns(["provider", "part"]).doNothing())
          .executeTakeFirstOrThrow()
        return (numInsertedOrUpdatedRows ?? 0n) > 0n
      }
      const { numUpdatedRows } = await db
        .updateTable("provider_state")
        .set({ version: expectedVersion + 1, value: text })
        .where("provider", "=", provider)
        .where("part", "=", part)
        .where("version", "=", expectedVersion)
        .executeTakeFirstOrThrow()
      return numUpdatedRows > 0n
    },
  }
}
