import { type Kysely, sql } from "kysely"
import type { InstrumentUse } from "../operations/instrument-use-port.ts"
import type { StoreSchema } from "./schema.ts"

/** A look counts 1/e of itself after so long. */
const fadingMs = 30 * 86_400_000

/**
 * Counts of looks in a database of the store's schema. Each row keeps ln(count) + at/30 d, which orders rows of different moments
 * as their faded counts would at any one moment, so that the most used are read from an index.
 */
export function instrumentUse(db: Kysely<StoreSchema>): InstrumentUse {
  return {
    async add(looks, at) {
      if (looks.size === 0) return
      const grown = JSON.stringify([...looks])
      const now = at / fadingMs
      await sql`
        insert into instrument_use (series, level)
        select instrument.key, ln(json_extract(look.value, '$[1]')) + ${now}
        from json_each(${grown}) as look join instrument on instrument.id = json_extract(look.value, '$[0]')
        where true
        on conflict (series) do update
        set level = ln(exp(instrument_use.level - ${now}) + exp(excluded.level - ${now})) + ${now}`.execute(
        db,
      )
    },

    async mostUsed(limit) {
      const rows = await db
        .selectFrom("instrument_use")
        .innerJoin("instrument", "instrument.key", "instrument_use.series")
        .select("instrument.id")
        .orderBy("instrument_use.level", "desc")
        .limit(limit)
        .execute()
      return rows.map(({ id }) => id)
    },
  }
}
