import type { InstrumentKind } from "../../operations/market-data-port.ts"
import { exchangeCalendar, type TradingCalendar } from "./exchange-calendar.ts"
import { bvmf } from "./rules/bvmf.ts"
import { crypto } from "./rules/crypto.ts"
import { fx } from "./rules/fx.ts"
import { target } from "./rules/target.ts"
import { xams } from "./rules/xams.ts"
import { xasx } from "./rules/xasx.ts"
import { xbru } from "./rules/xbru.ts"
import { xcse } from "./rules/xcse.ts"
import { xdub } from "./rules/xdub.ts"
import { xetr } from "./rules/xetr.ts"
import { xhel } from "./rules/xhel.ts"
import { xhkg } from "./rules/xhkg.ts"
import { xjse } from "./rules/xjse.ts"
import { xlis } from "./rules/xlis.ts"
import { xlon } from "./rules/xlon.ts"
import { xmad } from "./rules/xmad.ts"
import { xmil } from "./rules/xmil.ts"
import { xnys } from "./rules/xnys.ts"
import { xnze } from "./rules/xnze.ts"
import { xosl } from "./rules/xosl.ts"
import { xpar } from "./rules/xpar.ts"
import { xses } from "./rules/xses.ts"
import { xsto } from "./rules/xsto.ts"
import { xswx } from "./rules/xswx.ts"
import { xtks } from "./rules/xtks.ts"
import { xtse } from "./rules/xtse.ts"

/** By market identifier code (ISO 10383); those that keep another's days and hours share its rules. */
const exchanges = {
  XNYS: xnys,
  XNAS: xnys,
  XASE: xnys,
  ARCX: xnys,
  BATS: xnys,
  XTSE: xtse,
  XTSX: xtse,
  BVMF: bvmf,
  XLON: xlon,
  XDUB: xdub,
  XETR: xetr,
  XPAR: xpar,
  XAMS: xams,
  XBRU: xbru,
  XLIS: xlis,
  XMAD: xmad,
  XMIL: xmil,
  XSWX: xswx,
  XSTO: xsto,
  XHEL: xhel,
  XCSE: xcse,
  XOSL: xosl,
  XJSE: xjse,
  XTKS: xtks,
  XHKG: xhkg,
  XSES: xses,
  XASX: xasx,
  XNZE: xnze,
}

const markets = { ...exchanges, CRYPTO: crypto, FX: fx, TARGET: target }

/** A market whose sessions we know: an exchange, coins, currencies, or the days of the ECB's reference rates. */
export type Market = keyof typeof markets

/** When the markets of the world trade. A new one is a file in rules/ and an entry above. */
export const worldCalendar: TradingCalendar<Market> = exchangeCalendar(markets)

export const knownMarkets: readonly Market[] = Object.keys(markets) as Market[]

/** The market whose sessions an instrument's prices follow; null when we have no calendar of its exchange. */
export function marketOf(instrument: {
  readonly kind: InstrumentKind
  readonly mic: string | null
}): Market | null {
  if (instrument.kind === "crypto") return "CRYPTO"
  if (instrument.kind === "fx") return "FX"
  const { mic } = instrument
  return mic !== null && Object.hasOwn(exchanges, mic) ? (mic as keyof typeof exchanges) : null
}

/** The one name of markets that keep the same days and hours: `XNYS` for all of New York's. */
export function sharedMarket(market: Market): Market {
  return knownMarkets.find((known) => markets[known] === markets[market]) ?? market
}
