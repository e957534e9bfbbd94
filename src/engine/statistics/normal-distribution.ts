/** From here on the continued fraction needs few terms, and ½ minus the series would lose digits of the tail. */
const TAIL = 3
const TAIL_TERMS = 60

/**
 * Standard normal distribution function Φ(z), to about 13 digits in both tails: Taylor's series ½ + φ(z)·Σ z^(2k+1)/(2k+1)!!
 * (Marsaglia, "Evaluating the Normal Distribution", 2004), and Laplace's continued fraction beyond 3 deviations.
 */
export function normalCdf(z: number): number {
  if (z <= -TAIL) return lowerTail(-z)
  if (z >= TAIL) return 1 - lowerTail(z)
  let term = z
  let sum = z
  for (let k = 3; Math.abs(term) > 1e-17 * Math.abs(sum); k += 2) {
    term *= (z * z) / k
    sum += term
  }
  return 0.5 + density(z) * sum
}

function lowerTail(x: number): number {
  let fraction = x
  for (let k = TAIL_TERMS; k >= 1; k--) fraction = x + k / fraction
  return density(x) / fraction
}

function density(z: number): number {
  return Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI)
}

/**
 * Standard normal quantile Φ⁻¹(p): Abramowitz & Stegun 26.2.23 as the start, then Newton's method on Φ.
 * @throws when p is not strictly between 0 and 1
 */
export function normalQuantile(p: number): number {
  if (!(p > 0 && p < 1)) throw new RangeError(`normalQuantile requires 0 < p < 1, not ${p}`)
  // In the lower half 1 − p would lose the digits of a small p.
  if (p > 0.5) return -normalQuantile(1 - p)
  const t = Math.sqrt(-2 * Math.log(p))
  let z = -(
    t -
    (2.515517 + 0.802853 * t + 0.010328 * t * t) / (1 + 1.432788 * t + 0.189269 * t * t + 0.001308 * t ** 3)
  )
  for (let step = 0; step < 4; step++) {
    z -= (normalCdf(z) - p) / density(z)
  }
  return z
}
