/** ISO 4217 code of a currency, or the code of a crypto currency; never a sub-unit such as pence. */
export type Currency = string
