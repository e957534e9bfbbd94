export const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)

export const mean = (values: readonly number[]) => sum(values) / values.length

export const standardDeviation = (values: readonly number[]) => {
  const average = mean(values)
  return Math.sqrt(sum(values.map((value) => (value - average) ** 2)) / (values.length - 1))
}

export const quantile = (values: readonly number[], p: number) => {
  const sorted = [...values].sort((a, b) => a - b)
  const at = (sorted.length - 1) * p
  const below = Math.floor(at)
  return sorted[below] + (at - below) * ((sorted[below + 1] ?? sorted[below]) - sorted[below])
}

/** Population moment of an order, standardised. */
export const moment = (values: readonly number[], order: number) => {
  const average = mean(values)
  const spread = Math.sqrt(mean(values.map((value) => (value - average) ** 2)))
  return mean(values.map((value) => ((value - average) / spread) ** order))
}

/** R² of the least-squares line through values at 0 … n − 1. */
export const straightness = (values: readonly number[]) => {
  const x = values.map((_, i) => i)
  const mx = mean(x)
  const my = mean(values)
  const xy = sum(values.map((y, i) => (x[i] - mx) * (y - my)))
  return xy ** 2 / (sum(x.map((v) => (v - mx) ** 2)) * sum(values.map((v) => (v - my) ** 2)))
}

/** Φ(x) by Simpson's rule. */
export const normal = (x: number) => {
  if (Math.abs(x) > 9) return x > 0 ? 1 : 0
  const steps = 400
  const h = x / steps
  const density = (t: number) => Math.exp((-t * t) / 2) / Math.sqrt(2 * Math.PI)
  let area = density(0) + density(x)
  for (let i = 1; i < steps; i++) area += density(i * h) * (i % 2 === 1 ? 4 : 2)
  return 0.5 + (area * h) / 3
}
