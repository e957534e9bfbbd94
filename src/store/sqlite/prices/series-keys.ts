import { type Kysely, sql } from "kysely"
import type { StoreSchema } from "../../schema.ts"

/** The keys of instruments by id, remembered: an instrument never loses its key, nor goes. */
export class SeriesKeys {
  readonly #keys = new Map<string, number>()

  /** A key an id, in their order; undefined for an instrument that is not known. */
  async of(db: Kysely<StoreSchema>, ids: readonly string[]): Promise<(number | undefined)[]> {
    const unknown = ids.filter((id) => !this.#keys.has(id))
    if (unknown.length > 0) {
      const { rows } = await sql<{ id: string; key: number }>`
        select id, key from instrument
        where id in (select value from json_each(${JSON.stringify(unknown)}))`.execute(db)
      for (const { id, key } of rows) this.#keys.set(id, key)
    }
    return ids.map((id) => this.#keys.get(id))
  }
}
