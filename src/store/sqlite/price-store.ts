import type { Kysely } from "kysely"
import type { PriceStore } from "../../operations/price-store-port.ts"
import type { StoreSchema } from "../schema.ts"
import { correctBar } from "./prices/correct-bar.ts"
import { readCoverage } from "./prices/coverage.ts"
import { foldRecent } from "./prices/fold-recent.ts"
import * as instruments from "./prices/instruments.ts"
import { changeSource, listChanges } from "./prices/price-audit.ts"
import { acceptFlag, listFlags } from "./prices/quality-flags.ts"
import { readBars, readCloses } from "./prices/read-series.ts"
import { recordBars } from "./prices/record-bars.ts"
import { recordDay } from "./prices/record-day.ts"
import { readFacts } from "./prices/series-facts.ts"
import { SeriesKeys } from "./prices/series-keys.ts"

/** Instruments and prices in an SQLite database of the store's schema. */
export function priceStore(db: Kysely<StoreSchema>): PriceStore {
  const seriesKeys = new SeriesKeys()
  return {
    saveInstrument: (instrument) => instruments.saveInstrument(db, instrument),
    findInstruments: (ids, on) => instruments.findInstruments(db, ids, on),
    readInstruments: (ids) => instruments.readInstruments(db, ids),
    listInstruments: (page) => instruments.listInstruments(db, page),
    mapSymbol: (mapping) => instruments.mapSymbol(db, mapping),
    resolveSymbol: (provider, symbol, on) => instruments.resolveSymbol(db, provider, symbol, on),

    readFacts: (ids) => readFacts(db, ids),
    readCloses: (ids, since) => readCloses(db, ids, since),
    readBars: (ids, since) => readBars(db, ids, since),
    readCoverage: (instrument) => readCoverage(db, instrument),

    recordBars: (batch) => recordBars(db, batch),
    recordDay: (batch) => recordDay(db, seriesKeys, batch),
    correctBar: (correction) => correctBar(db, correction),
    changeSource: (instrument, source, reason, at) => changeSource(db, { instrument, source, reason, at }),
    foldRecent: () => foldRecent(db),

    listChanges: (instrument, limit) => listChanges(db, instrument, limit),
    listFlags: (instrument, page) => listFlags(db, instrument, page),
    acceptFlag: (id, at) => acceptFlag(db, id, at),
  }
}
