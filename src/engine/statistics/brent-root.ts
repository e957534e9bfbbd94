/**
 * A root of a continuous function between two points of opposite sign, by Brent's method (Algorithms for Minimization without Derivatives,
 * 1973, ch. 4): inverse quadratic interpolation and secant steps, with bisection where they do not help.
 * @returns the root to within the rounding of doubles
 */
export function brentRoot(f: (x: number) => number, low: number, high: number): number {
  let a = low
  let b = high
  let fa = f(a)
  let fb = f(b)
  if (fa === 0) return a
  if (fb === 0) return b
  if (fa > 0 === fb > 0) throw new Error("brentRoot requires two points of opposite sign")
  let c = a
  let fc = fa
  let step = b - a
  let previousStep = step
  for (let iteration = 0; iteration < 200; iteration++) {
    if (fb > 0 === fc > 0) {
      c = a
      fc = fa
      step = b - a
      previousStep = step
    }
    if (Math.abs(fc) < Math.abs(fb)) {
      a = b
      b = c
      c = a
      fa = fb
      fb = fc
      fc = fa
    }
    const tolerance = 2 * Number.EPSILON * Math.abs(b) + 1e-16
    const half = (c - b) / 2
    if (Math.abs(half) <= tolerance || fb === 0) return b
    const interpolated =
      Math.abs(previousStep) >= tolerance && Math.abs(fa) > Math.abs(fb)
        ? interpolate({ a, b, c, fa, fb, fc })
        : null
    if (
      interpolated !== null &&
      2 * interpolated.p <
        Math.min(
          3 * half * interpolated.q - Math.abs(tolerance * interpolated.q),
          Math.abs(previousStep * interpolated.q),
        )
    ) {
      previousStep = step
      step = interpolated.p / interpolated.q
    } else {
      step = half
      previousStep = half
    }
    a = b
    fa = fb
    b += Math.abs(step) > tolerance ? step : Math.sign(half) * tolerance
    fb = f(b)
  }
  return b
}

type Points = { a: number; b: number; c: number; fa: number; fb: number; fc: number }

/** The step p/q that the curve through the points proposes, p ≥ 0. */
function interpolate({ a, b, c, fa, fb, fc }: Points): { p: number; q: number } {
  const half = (c - b) / 2
  const s = fb / fa
  let p: number
  let q: number
  if (a === c) {
    p = 2 * half * s
    q = 1 - s
  } else {
    const r = fb / fc
    const t = fa / fc
    p = s * (2 * half * t * (t - r) - (b - a) * (r - 1))
    q = (t - 1) * (r - 1) * (s - 1)
  }
  return p > 0 ? { p, q: -q } : { p: -p, q }
}
