import type { ImportReport } from "../contract/index.ts"
import type { EpochDay } from "../engine/money/iso-date.ts"
import type { Finding } from "../engine/prices/checks/finding.ts"
import type { CorporateAction } from "../engine/prices/corporate-action.ts"
import type { BarColumn, DailyBars } from "../engine/prices/daily-bars.ts"
import type { DayRange } from "../engine/prices/day-range.ts"
import type { Instant, InstrumentKind, InstrumentRef, ProviderId } from "./market-data-port.ts"

/** Who says a price. */
export type PriceSource = ProviderId | "manual" | "csv"

/**
 * What the stored prices are. Only `raw` prices, as traded on their day, may value a ledger and be adjusted by actions; a file
 * that says nothing of its basis gives `unknown`.
 */
export type PriceBasis = "raw" | "split-adjusted" | "adjusted" | "unknown"

/** An instrument as it is kept; its id never passes to another one, as a ticker does. */
export type Instrument = {
  readonly id: string
  readonly kind: InstrumentKind
  readonly symbol: string
  readonly mic: string | null
  readonly currency: string | null
  readonly name: string | null
  /** First day it was traded; null when it is not known. */
  readonly listedOn: EpochDay | null
}

/** A provider's symbol stands for an instrument from one day to another, both included; null is without end. */
export type SymbolMapping = {
  readonly provider: ProviderId
  readonly symbol: string
  readonly instrument: string
  /** The unit its prices come in, as the provider writes it; null until an answer has told. */
  readonly quotedIn: string | null
  readonly from: EpochDay | null
  readonly to: EpochDay | null
}

/** What is known of the prices of an instrument beside the prices. */
export type SeriesFacts = {
  readonly instrument: string
  /** Grows by one whenever a number or an action changes; 0 while nothing is stored. */
  readonly revision: number
  /** Null while nothing is stored. Days typed in by hand are in a series of any source. */
  readonly source: PriceSource | null
  readonly basis: PriceBasis
  /** When its source was last heard; null while it never was. */
  readonly fetchedAt: Instant | null
  /** First day whose bar is not confirmed; null when all are. */
  readonly provisionalFrom: EpochDay | null
  /** Days whose bar was typed in by hand, ascending. */
  readonly manualDays: readonly EpochDay[]
}

/** Days and closes as stored, ascending, with the actions in force. */
export type StoredCloses = SeriesFacts & {
  readonly days: Int32Array
  readonly close: Float64Array
  readonly actions: readonly CorporateAction[]
}

/** Bars as stored, with the actions in force. */
export type StoredBars = SeriesFacts & {
  readonly bars: DailyBars
  readonly actions: readonly CorporateAction[]
}

/** The answer to a read of several: instruments that are not known, or have no prices, are in neither. */
export type PriceReads<T> = {
  readonly series: ReadonlyMap<string, T>
  /** Instruments whose stored history does not read back, with what is wrong. */
  readonly damaged: ReadonlyMap<string, string>
}

/** What one fetch, or one file, says of an instrument. */
export type PriceBatch = {
  readonly instrument: string
  readonly source: Exclude<PriceSource, "manual">
  readonly basis: PriceBasis
  readonly fetchedAt: Instant
  readonly state: "provisional" | "confirmed"
  readonly bars: DailyBars
  /** Every action the source has in `covered`. */
  readonly actions: readonly CorporateAction[]
  /** The days that were asked for and answered; null when nothing follows from a day's absence. */
  readonly covered: DayRange | null
  /** What the checks said. A day that one of them holds is kept out of reads, and so is an action on it. */
  readonly findings: readonly Finding[]
}

export type BatchOutcome =
  | {
      readonly outcome: "recorded"
      readonly revision: number
      /** Days whose visible bar is new, or has another number than before. */
      readonly changedDays: number
      readonly heldDays: number
    }
  /** The series has another source; nothing was written. */
  | { readonly outcome: "other-source"; readonly source: PriceSource }
  | { readonly outcome: "no-instrument" }

/** The closes of many instruments on one day; columns of equal length. */
export type DayBatch = {
  readonly day: EpochDay
  readonly source: Exclude<PriceSource, "manual">
  readonly fetchedAt: Instant
  readonly state: "provisional" | "confirmed"
  readonly instruments: readonly string[]
  readonly close: Float64Array
  /** Null when the source gives closes alone. */
  readonly rest: Readonly<Record<Exclude<BarColumn, "close">, Float64Array>> | null
}

/** A price typed in by hand: it wins over any vendor's for its day. */
export type Correction = {
  readonly instrument: string
  readonly day: EpochDay
  /** What is corrected; a day without a bar needs a close. */
  readonly values: Readonly<Partial<Record<BarColumn, number>>>
  readonly reason: string
  readonly at: Instant
}

/** One number that is no longer what it was. */
export type PriceChange = {
  readonly instrument: string
  readonly day: EpochDay
  readonly field: BarColumn | "source"
  readonly old: number | string | null
  readonly new: number | string | null
  readonly reason: string
  readonly source: PriceSource
  readonly at: Instant
  /** Revision of the series from then on. */
  readonly revision: number
}

export type QualityFlag = Finding & {
  readonly id: number
  readonly instrument: string
  readonly state: "open" | "accepted" | "corrected"
  readonly foundAt: Instant
}

/** What a gap search needs: `missingRanges(sessions, days, covered)`. */
export type Coverage = {
  /** Days with a bar, held ones among them, ascending. */
  readonly days: Int32Array
  /** Ranges asked for and answered by the series' source, ascending and apart. */
  readonly covered: readonly DayRange[]
}

/** Prices of one instrument as a file has them, ascending, every record of it accounted for. */
export type PriceFile = {
  readonly format: "prices" | "quote-bars"
  /** NaN where the file has no such column or cell. */
  readonly bars: DailyBars
  /** Physical line of each bar. */
  readonly lines: Int32Array
  readonly basis: PriceBasis
  /** Why it is taken for that basis, in words. */
  readonly basisWhy: string
  /** The close adjusted for dividends too, where the file has both; a value a bar. */
  readonly adjustedClose: Float64Array | null
  /** Of the file's own columns, on the basis of its prices, ascending. */
  readonly actions: readonly CorporateAction[]
  readonly records: Pick<
    ImportReport,
    "rows" | "accepted" | "rejectedRows" | "rejected" | "duplicates" | "lines" | "preamble" | "footer"
  >
}

/**
 * Instruments and their prices, shared by all owners. Prices are facts, kept as they were given, with the splits and dividends
 * beside them; adjusting is arithmetic on what is read (`engine/prices`). A write, the revision it makes and its audit are one
 * transaction.
 */
export interface PriceStore {
  /** Adds an instrument, or says anew what it is. Its prices stay. */
  saveInstrument(instrument: Instrument): Promise<void>
  /** With the listings that are valid on a day, in the order of the ids; unknown ids are left out. */
  findInstruments(ids: readonly string[], on: EpochDay): Promise<InstrumentRef[]>
  /** In the order of the ids; unknown ids are left out. */
  readInstruments(ids: readonly string[]): Promise<Instrument[]>
  /** Ordered by id. */
  listInstruments(page: { readonly limit: number; readonly after: string | null }): Promise<Instrument[]>
  /** False when the symbol stands for another instrument on one of the days. */
  mapSymbol(mapping: SymbolMapping): Promise<boolean>
  /** The instrument that a symbol stands for on a day. */
  resolveSymbol(provider: ProviderId, symbol: string, on: EpochDay): Promise<string | null>

  readFacts(ids: readonly string[]): Promise<Map<string, SeriesFacts>>
  /**
   * Closes alone: what values, curves and returns need, at a third of the cost. From a day on, or from the first (null), and always
   * to the last: adjusting a price takes the closes before every later ex-day.
   */
  readCloses(ids: readonly string[], since: EpochDay | null): Promise<PriceReads<StoredCloses>>
  readBars(ids: readonly string[], since: EpochDay | null): Promise<PriceReads<StoredBars>>
  /** Null when there is no such instrument. */
  readCoverage(instrument: string): Promise<Coverage | null>

  /**
   * Joins a batch to what is stored. Days that are new are added; a number that repeats what is stored changes nothing; a
   * provisional bar gives way to a confirmed one and never the other way; a confirmed bar that the same source now tells
   * otherwise is a correction, with its audit; a day typed in by hand stays. An action that the source tells otherwise
   * supersedes the one that was there.
   */
  recordBars(batch: PriceBatch): Promise<BatchOutcome>
  /**
   * One day of many instruments in one transaction; returns how many bars were written. Bars that are confirmed, typed in by
   * hand or folded already stay as they are, and so do series of another source.
   */
  recordDay(batch: DayBatch): Promise<number>
  /** Null when there is no such instrument, or no bar and no close given; else the revision from then on. */
  correctBar(correction: Correction): Promise<number | null>
  /** Says that a series goes on from another source; that the two agree (`sourcesAgree`) is the caller's to see. */
  changeSource(
    instrument: string,
    source: Exclude<PriceSource, "manual">,
    reason: string,
    at: Instant,
  ): Promise<boolean>
  /** Moves confirmed bars out of the recent ones, a series at a time; returns how many series. Nothing that is read changes. */
  foldRecent(): Promise<number>

  /** Newest first. */
  listChanges(instrument: string, limit: number): Promise<PriceChange[]>
  /** Newest first; null for those of all instruments. */
  listFlags(
    instrument: string | null,
    page: { readonly state: QualityFlag["state"] | null; readonly limit: number },
  ): Promise<QualityFlag[]>
  /** Takes a held bar or action as it is: it can be read from then on. False unless the flag is open. */
  acceptFlag(id: number, at: Instant): Promise<boolean>
}
