/** A trade as most programs hold it: one object a row, dates and times as text. */
export type NaiveTrade = {
  dateOpened: string
  timeOpened: string
  openingPrice: number
  legs: string
  premium: number
  closingPrice: number
  dateClosed: string
  timeClosed: string
  closingCost: number
  reason: string
  pnl: number
  contracts: number
  fundsAtClose: number
  margin: number
  strategy: string
  openingFees: number
  closingFees: number
  openingRatio: number
  closingRatio: number
  openingVix: number
  closingVix: number
  gap: number
  movement: number
  maxProfit: number
  maxLoss: number
}

/** The obvious parser: split the lines, a regular expression for the fields, an object a row, sorted oldest first. */
export function parseTrades(bytes: Uint8Array): NaiveTrade[] {
  const text = new TextDecoder().decode(bytes)
  const [header, ...lines] = text.split(/\r?\n/).filter((line) => line !== "")
  const names = fields(header)
  const rows = lines.map((line) => {
    const values = fields(line)
    return Object.fromEntries(names.map((name, i) => [name, values[i]]))
  })
  return rows
    .map((row) => ({
      dateOpened: row["Date Opened"],
      timeOpened: row["Time Opened"],
      openingPrice: parseFloat(row["Opening Price"]),
      legs: row["Legs"],
      premium: parseFloat(row["Premium"]),
      closingPrice: parseFloat(row["Closing Price"]),
      dateClosed: row["Date Closed"],
      timeClosed: row["Time Closed"],
      closingCost: parseFloat(row["Avg. Closing Cost"]),
      reason: row["Reason For Close"],
      pnl: parseFloat(row["P/L"]),
      contracts: parseInt(row["No. of Contracts"], 10),
      fundsAtClose: parseFloat(row["Funds at Close"]),
      margin: parseFloat(row["Margin Req."]),
      strategy: row["Strategy"],
      openingFees: parseFloat(row["Opening Commissions + Fees"]),
      closingFees: parseFloat(row["Closing Commissions + Fees"]),
      openingRatio: parseFloat(row["Opening Short/Long Ratio"]),
      closingRatio: parseFloat(row["Closing Short/Long Ratio"]),
      openingVix: parseFloat(row["Opening VIX"]),
      closingVix: parseFloat(row["Closing VIX"]),
      gap: parseFloat(row["Gap"]),
      movement: parseFloat(row["Movement"]),
      maxProfit: parseFloat(row["Max Profit"]),
      maxLoss: parseFloat(row["Max Loss"]),
    }))
    .toReversed()
}

function fields(line: string): string[] {
  const matches = line.matchAll(/"((?:[^"]|"")*)"|([^,]+|(?<=,)(?=,|$)|^(?=,))/g)
  return Array.from(matches, (match) => match[1]?.replaceAll('""', '"') ?? match[2])
}
