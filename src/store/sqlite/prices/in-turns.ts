import { setImmediate } from "node:timers/promises"
import type { Kysely } from "kysely"
import type { StoreSchema } from "../../schema.ts"

type Db = Kysely<StoreSchema>

/** Reads so many items at a time, each time from one state of the store, and lets the event loop turn between. */
export async function inTurns(
  db: Db,
  items: readonly string[],
  atOnce: number,
  read: (transaction: Db, some: readonly string[]) => Promise<void>,
): Promise<void> {
  for (let from = 0; from < items.length; from += atOnce) {
    if (from > 0) await setImmediate()
    const some = items.slice(from, from + atOnce)
    await db
      .transaction()
      .setAccessMode("read only")
      .execute((transaction) => read(transaction, some))
  }
}
