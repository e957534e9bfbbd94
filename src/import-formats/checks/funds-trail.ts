import { moneyTolerance } from "./rounding.ts"

/** Funds before the first and after the last trade of an order; null where several orders differ in it. */
export type FundsTrail = { readonly start: number | null; readonly end: number | null }

type Funds = { readonly pnl: Float64Array; readonly fundsAtClose: Float64Array }

/** Amounts in cents are the same below this. */
const halfCent = 0.005
/** Groups up to this size are tried in the obvious order first, which needs no memory. */
const mostTried = 8
/** What rounding to cents may add up to, where the log's own sums are unrounded. */
const tolerance = moneyTolerance(0)

/**
 * Whether trades that carry no order can be put in one in which funds = previous funds + P/L, beginning at `start` (null: anywhere).
 * Null when they cannot.
 *
 * Each trade is an edge from (its funds − its P/L) to its funds, and such an order is a trail that uses every edge once. By Euler
 * there is one exactly when the edges hang together and every amount is left as often as it is reached, but for the start, left once
 * more, and the end, reached once more. So no order has to be tried.
 */
export function fundsTrail(rows: Int32Array, trades: Funds, start: number | null): FundsTrail | null {
  if (rows.length === 1) {
    const end = trades.fundsAtClose[rows[0]]
    const from = end - trades.pnl[rows[0]]
    return start !== null && Math.abs(from - start) > tolerance ? null : { start: from, end }
  }
  if (start !== null && rows.length <= mostTried) {
    const end = obviousEnd(rows, trades, start)
    if (end !== null) return { start, end }
  }
  return eulerTrail(rows, trades, start, halfCent) ?? eulerTrail(rows, trades, start, tolerance)
}

/** The end of the order found by always taking the first trade that follows; null when that leads nowhere, which proves nothing. */
function obviousEnd(rows: Int32Array, { pnl, fundsAtClose }: Funds, start: number): number | null {
  let funds = start
  let used = 0
  for (let step = 0; step < rows.length; step++) {
    let next = 0
    while (
      next < rows.length &&
      ((used >> next) % 2 === 1 ||
        !(Math.abs(funds + pnl[rows[next]] - fundsAtClose[rows[next]]) <= halfCent))
    ) {
      next++
    }
    if (next === rows.length) return null
    used |= 1 << next
    funds = fundsAtClose[rows[next]]
  }
  return funds
}

function eulerTrail(
  rows: Int32Array,
  { pnl, fundsAtClose }: Funds,
  start: number | null,
  closeness: number,
): FundsTrail | null {
  const amounts = new Float64Array(rows.length * 2 + (start === null ? 0 : 1))
  rows.forEach((row, i) => {
    amounts[2 * i] = fundsAtClose[row] - pnl[row]
    amounts[2 * i + 1] = fundsAtClose[row]
  })
  if (start !== null) amounts[rows.length * 2] = start
  const { nodes, count } = sameAmounts(amounts, closeness)
  const balance = new Int32Array(count)
  const parent = Int32Array.from({ length: count }, (_, node) => node)
  const root = (node: number): number => {
    let at = node
    while (parent[at] !== at) {
      parent[at] = parent[parent[at]]
      at = parent[at]
    }
    return at
  }
  for (let i = 0; i < rows.length; i++) {
    balance[nodes[2 * i]]++
    balance[nodes[2 * i + 1]]--
    parent[root(nodes[2 * i])] = root(nodes[2 * i + 1])
  }
  for (let i = 1; i < amounts.length; i++) if (root(nodes[i]) !== root(nodes[0])) return null
  let first = -1
  let last = -1
  for (let i = 0; i < amounts.length; i++) {
    const surplus = balance[nodes[i]]
    if (Math.abs(surplus) > 1) return null
    if (surplus === 1) {
      if (first >= 0 && nodes[first] !== nodes[i]) return null
      first = i
    } else if (surplus === -1) {
      last = i
    }
  }
  if (first < 0) return { start, end: start }
  if (start !== null && nodes[first] !== nodes[rows.length * 2]) return null
  return { start: amounts[first], end: amounts[last] }
}

/** Numbers the amounts so that those close to each other have one number. */
function sameAmounts(amounts: Float64Array, closeness: number): { nodes: Int32Array; count: number } {
  const order = Int32Array.from(amounts.keys()).sort((a, b) => amounts[a] - amounts[b])
  const nodes = new Int32Array(amounts.length)
  let node = 0
  for (let i = 1; i < order.length; i++) {
    if (amounts[order[i]] - amounts[order[i - 1]] > closeness) node++
    nodes[order[i]] = node
  }
  return { nodes, count: node + 1 }
}
