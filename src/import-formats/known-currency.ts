const isoCodes = new Set(Intl.supportedValuesOf("currency"))

/** Crypto currencies in which accounts are kept. */
const cryptoCodes = new Set(["BTC", "ETH", "USDC", "USDT", "SOL", "XRP", "ADA", "DOGE", "LTC", "DOT", "BNB"])

/** Whether a code is one of ISO 4217 or of a widely held crypto currency. */
export function isKnownCurrency(code: string): boolean {
  return isoCodes.has(code) || cryptoCodes.has(code)
}
