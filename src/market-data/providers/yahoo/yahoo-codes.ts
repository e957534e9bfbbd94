import type { InstrumentKind } from "../../../operations/market-data-port.ts"

/** Yahoo's `quoteType` as a kind of ours. */
const kinds: Readonly<Record<string, InstrumentKind>> = {
  EQUITY: "equity",
  ETF: "etf",
  MUTUALFUND: "fund",
  INDEX: "index",
  CURRENCY: "fx",
  CRYPTOCURRENCY: "crypto",
  FUTURE: "future",
}

export function kindOfQuoteType(quoteType: string | null): InstrumentKind | null {
  return quoteType === null ? null : (kinds[quoteType] ?? null)
}

/** Yahoo's short exchange codes as market identifier codes (ISO 10383). */
const exchanges: Readonly<Record<string, string>> = {
  NMS: "XNAS",
  NGM: "XNAS",
  NCM: "XNAS",
  NYQ: "XNYS",
  PCX: "ARCX",
  BTS: "BATS",
  ASE: "XASE",
  LSE: "XLON",
  GER: "XETR",
  FRA: "XFRA",
  PAR: "XPAR",
  AMS: "XAMS",
  BRU: "XBRU",
  LIS: "XLIS",
  MCE: "XMAD",
  MIL: "XMIL",
  EBS: "XSWX",
  STO: "XSTO",
  HEL: "XHEL",
  CPH: "XCSE",
  OSL: "XOSL",
  ISE: "XDUB",
  VIE: "XWBO",
  TOR: "XTSE",
  VAN: "XTSX",
  ASX: "XASX",
  NZE: "XNZE",
  JPX: "XTKS",
  HKG: "XHKG",
  SES: "XSES",
  SAO: "BVMF",
  JNB: "XJSE",
  TLV: "XTAE",
  KUW: "XKUW",
  BSE: "XBOM",
  NSI: "XNSE",
}

export function micOfExchange(code: string | null): string | null {
  return code === null ? null : (exchanges[code] ?? null)
}
