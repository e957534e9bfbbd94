/**
 * Equity of the same cash in the instrument itself, at the close of each bar: cash until the first tradable bar, then
 * cash × close ÷ close of that bar, without costs. Its return is `buyAndHoldReturn`.
 */
export function buyAndHoldEquity(
  close: Float64Array,
  { firstTradable, cash }: { readonly firstTradable: number; readonly cash: number },
): Float64Array {
  return close.map((price, bar) => (bar < firstTradable ? cash : (cash * price) / close[firstTradable]))
}
