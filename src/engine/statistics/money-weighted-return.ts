import { type Figure, figureOf, undefinedBecause } from "./figure.ts"
import { brentRoot } from "./brent-root.ts"
import type { DatedFlow } from "./dated-flow.ts"

/** Growth over the whole span is looked for between e⁻⁴⁰ and e⁴⁰: from all but nothing left to 10¹⁷ times the money. */
const widest = 40
const steps = 1600

/**
 * Money-weighted return (XIRR): the yearly rate x at which Σ CFᵢ/(1 + x)^(daysᵢ/365) = 0. Undefined when no rate solves it, or more than one does:
 * then none of them is the return.
 * @param flows what the investor gets +, pays −, the value at the end among what he gets
 */
export function moneyWeightedReturn(flows: readonly DatedFlow[]): Figure {
  const first = Math.min(...flows.map(({ day }) => day))
  const span = Math.max(...flows.map(({ day }) => day)) - first
  if (!(span > 0)) return undefinedBecause("no time has passed between the flows")
  // In u = ln(1 + x) × span/365 the present value has the same shape for any span, and the scan the same grid.
  const presentValue = (u: number) =>
    flows.reduce((sum, { day, amount }) => sum + amount * Math.exp((-u * (day - first)) / span), 0)
  const roots = signChanges(flows) === 1 ? onlyRootOf(presentValue) : rootsOf(presentValue)
  if (roots.length === 0) return undefinedBecause("no unique solution: no rate explains the flows")
  if (roots.length > 1) return undefinedBecause("no unique solution: several rates explain the flows")
  return figureOf(Math.expm1((roots[0] * 365) / span))
}

/** How often the sign turns from one day's net flow to the next's. By Descartes' rule there are no more rates than that. */
function signChanges(flows: readonly DatedFlow[]): number {
  const byDay = new Map<number, number>()
  for (const { day, amount } of flows) byDay.set(day, (byDay.get(day) ?? 0) + amount)
  const nets = [...byDay].sort(([a], [b]) => a - b).map(([, amount]) => amount)
  const signs = nets.filter((amount) => amount !== 0).map((amount) => amount > 0)
  return signs.filter((sign, i) => i > 0 && sign !== signs[i - 1]).length
}

/** The root of a function that has one at most; none where it lies beyond the widest. */
function onlyRootOf(f: (u: number) => number): number[] {
  for (let reach = 0.5; reach <= widest; reach = reach === widest ? Infinity : Math.min(2 * reach, widest)) {
    if (f(-reach) > 0 !== f(reach) > 0) return [brentRoot(f, -reach, reach)]
  }
  return []
}

function rootsOf(f: (u: number) => number): number[] {
  const roots: number[] = []
  const at = (step: number) => (2 * widest * step) / steps - widest
  let previous = f(at(0))
  for (let step = 1; step <= steps; step++) {
    const value = f(at(step))
    if (value === 0) roots.push(at(step))
    else if (previous !== 0 && value > 0 !== previous > 0) roots.push(brentRoot(f, at(step - 1), at(step)))
    previous = value
  }
  return roots
}
