/*
 * The signal kernel of src/engine/backtest/kernel/signal-kernel.ts in AssemblyScript, and the crossings of
 * src/engine/backtest/strategies/cross-signals.ts. `scripts/build-kernel.mjs` compiles it; src/compute/wasm-kernel/ drives it, and its
 * test holds the two kernels equal. Columns are addresses of memory that the caller lays out; bars count from 0.
 */

const LONG_ENTRY: u8 = 1
const LONG_EXIT: u8 = 2
const SHORT_ENTRY: u8 = 4
const SHORT_EXIT: u8 = 8

/* A stretch is eight bars; the lowest and highest of each are known. */
const STRETCH_BITS: i32 = 3
const STRETCH: i32 = 8

/* Results, as doubles at one address: final equity, lowest equity ÷ peak, bar of ruin, trades, ties. */
let results: usize = 0

let bars: i32 = 0
let open: usize = 0
let close: usize = 0
/* One byte a bar; 0 where every bar is an observation. */
let isObservation: usize = 0
let endBar: i32 = 0

let eventBars: usize = 0
let eventFlags: usize = 0

let blockEnds: usize = 0
let blockSums: usize = 0
let blockSquares: usize = 0
let blockCount: i32 = 0

let cash: f64 = 0
let commission: f64 = 0
let fixedCommission: f64 = 0
let perUnitCommission: f64 = 0
let minimumCommission: f64 = 0
let spread: f64 = 0
let slippage: f64 = 0
let leverage: f64 = 1
let size: f64 = 1
let fractional: bool = false
let finalize: bool = false
let entries: u8 = LONG_ENTRY

let balance: f64 = 0
let equity: f64 = 0
let observed: f64 = 0
let peak: f64 = 0
let worst: f64 = 1
let ruinBar: i32 = -1
let units: f64 = 0
let entryPrice: f64 = 0
let trades: i32 = 0

/** `close` is a line: its ranges follow it, as `describeLine` writes them. */
export function useBars(count: i32, opens: usize, closes: usize, observations: usize, to: i32): void {
  bars = count
  open = opens
  close = closes
  isObservation = observations
  endBar = to
}

export function useBlocks(ends: usize, sums: usize, squares: usize, count: i32): void {
  blockEnds = ends
  blockSums = sums
  blockSquares = squares
  blockCount = count
}

export function useEvents(at: usize, flags: usize, out: usize): void {
  eventBars = at
  eventFlags = flags
  results = out
}

/** The numbers of the settings in the order of the variables above, as doubles at one address; flags are 0 or 1. */
export function useSettings(at: usize, enters: i32): void {
  cash = value(at, 0)
  commission = value(at, 1)
  fixedCommission = value(at, 2)
  perUnitCommission = value(at, 3)
  minimumCommission = value(at, 4)
  spread = value(at, 5)
  slippage = value(at, 6)
  leverage = value(at, 7)
  size = value(at, 8)
  fractional = value(at, 9) != 0
  finalize = value(at, 10) != 0
  entries = <u8>enters
}

function value(column: usize, at: i32): f64 {
  return load<f64>(column + ((<usize>at) << 3))
}

function stretchesOf(count: i32): i32 {
  return (count + STRETCH - 1) >> STRETCH_BITS
}

function lowsOf(line: usize): usize {
  return line + ((<usize>bars) << 3)
}

function highsOf(line: usize): usize {
  return lowsOf(line) + ((<usize>(stretchesOf(bars) + 1)) << 3)
}

/** Writes the lowest and highest of each stretch behind a line, and NaN behind those, at which a loop over them ends of itself. */
export function describeLine(line: usize): void {
  const lows = lowsOf(line)
  const highs = highsOf(line)
  const count = stretchesOf(bars)
  for (let stretch = 0; stretch < count; stretch++) {
    let low: f64 = Infinity
    let high: f64 = -Infinity
    const end = min(bars, (stretch + 1) << STRETCH_BITS)
    for (let bar = stretch << STRETCH_BITS; bar < end; bar++) {
      // Of a NaN and a number, both give NaN.
      low = min(low, value(line, bar))
      high = max(high, value(line, bar))
    }
    store<f64>(lows + ((<usize>stretch) << 3), low)
    store<f64>(highs + ((<usize>stretch) << 3), high)
  }
  store<f64>(lows + ((<usize>count) << 3), NaN)
  store<f64>(highs + ((<usize>count) << 3), NaN)
}

/** Adds the crossings of two lines to the events; returns how many there are then. */
export function addCrossings(fast: usize, slow: usize, from: i32, to: i32, earlier: i32): i32 {
  const fastLows = lowsOf(fast)
  const fastHighs = highsOf(fast)
  const slowLows = lowsOf(slow)
  const slowHighs = highsOf(slow)
  let count = earlier
  let ties = 0
  let side = from > 0 ? sideAt(fast, slow, from - 1) : 0
  let stretch = from >> STRETCH_BITS
  let bars: u32 = 0xff << (from & (STRETCH - 1))
  while (true) {
    // Where one line's lowest is above the other's highest, all eight bars are passed over.
    const next = stretch
    if (side == 1) while (value(fastLows, stretch) > value(slowHighs, stretch)) stretch++
    else if (side == -1) while (value(slowLows, stretch) > value(fastHighs, stretch)) stretch++
    if (stretch != next) bars = 0xff
    const start = stretch << STRETCH_BITS
    if (start >= to) break
    if (start + STRETCH > to) bars &= (1 << (to - start)) - 1
    const above = barsAbove(fast, slow, start)
    const below = barsAbove(slow, fast, start)
    bars &= 0xff
    while (bars != 0) {
      const other = bars & ~(side == 1 ? above : side == -1 ? below : 0)
      if (other == 0) break
      const bit = ctz(other)
      const now = <i32>((above >> bit) & 1) - <i32>((below >> bit) & 1)
      const bar = start + <i32>bit
      if (side * now == -1) {
        store<i32>(eventBars + ((<usize>count) << 2), bar)
        store<u8>(eventFlags + count, now == 1 ? LONG_ENTRY | SHORT_EXIT : SHORT_ENTRY | LONG_EXIT)
        count++
      }
      if (now == 0 && value(fast, bar) == value(slow, bar)) ties++
      side = now
      bars &= ~((2 << bit) - 1)
    }
    stretch++
    bars = 0xff
  }
  store<f64>(results + 32, <f64>ties)
  return count
}

function sideAt(fast: usize, slow: usize, bar: i32): i32 {
  const upper = value(fast, bar)
  const lower = value(slow, bar)
  return i32(upper > lower) - i32(upper < lower)
}

/** A bit for each of the eight bars from one on in which a line is above another. */
function barsAbove(upper: usize, lower: usize, bar: i32): u32 {
  const one = upper + ((<usize>bar) << 3)
  const other = lower + ((<usize>bar) << 3)
  return (
    i64x2.bitmask(f64x2.gt(v128.load(one), v128.load(other))) |
    (i64x2.bitmask(f64x2.gt(v128.load(one, 16), v128.load(other, 16))) << 2) |
    (i64x2.bitmask(f64x2.gt(v128.load(one, 32), v128.load(other, 32))) << 4) |
    (i64x2.bitmask(f64x2.gt(v128.load(one, 48), v128.load(other, 48))) << 6)
  )
}

/** Runs the first events. */
export function run(count: i32): void {
  balance = equity = observed = peak = cash
  worst = 1
  ruinBar = -1
  units = 0
  trades = 0
  for (let block = 0; block < blockCount; block++) {
    store<f64>(blockSums + ((<usize>block) << 3), 0)
    store<f64>(blockSquares + ((<usize>block) << 3), 0)
  }
  act(count)
  store<f64>(results, equity)
  store<f64>(results + 8, worst)
  store<f64>(results + 16, <f64>ruinBar)
  store<f64>(results + 24, <f64>trades)
}

function barOf(event: i32): i32 {
  return load<i32>(eventBars + ((<usize>event) << 2))
}

function act(count: i32): void {
  let next = 0
  let restFrom = -1
  while (next < count) {
    const enters = load<u8>(eventFlags + next) & entries
    let side: f64 = (enters & LONG_ENTRY) != 0 ? 1 : (enters & SHORT_ENTRY) != 0 ? -1 : 0
    let bar = barOf(next++) + 1
    if (side == 0) continue
    if (bar >= endBar) break
    if (restFrom >= 0) restFrom = rest(restFrom, bar)
    if (ruinBar >= 0) return
    if (!enter(side, bar)) continue
    restFrom = -1
    while (side != 0) {
      const reversal: u8 = entries & (side == 1 ? SHORT_ENTRY : LONG_ENTRY)
      const leaving: u8 = reversal | (side == 1 ? LONG_EXIT : SHORT_EXIT)
      while (next < count && (load<u8>(eventFlags + next) & leaving) == 0) next++
      const exitBar = next < count ? barOf(next) + 1 : endBar
      if (exitBar >= endBar) {
        holdToEnd(bar)
        return
      }
      hold(bar, exitBar)
      if (ruinBar >= 0) return
      const reverses = (load<u8>(eventFlags + next++) & reversal) != 0
      exit(value(open, exitBar))
      side = reverses && enter(-side, exitBar) ? -side : 0
      bar = exitBar
      if (side == 0) restFrom = exitBar
    }
  }
  if (restFrom >= 0) rest(restFrom, endBar)
}

function feeOf(count: f64, fill: f64): f64 {
  const usual = fixedCommission + perUnitCommission * count + commission * count * fill
  return max(minimumCommission, usual)
}

function affordable(money: f64, fill: f64, whole: bool): f64 {
  const unitCost = fill * (1 + commission) + perUnitCommission
  const count = (money - fixedCommission) / unitCost
  return max<f64>(0, whole ? floor(count) : count)
}

function enter(side: f64, bar: i32): bool {
  const fill = value(open, bar) * (1 + side * slippage) * (1 + side * spread)
  const money = max<f64>(0, balance) * leverage
  const count = size > 1 ? size : affordable(money * size, fill, !fractional)
  if (!(count > 0) || (size > 1 && count > affordable(money, fill, false))) return false
  balance -= feeOf(count, fill)
  units = side * count
  entryPrice = fill
  return true
}

function exit(price: f64): void {
  const side: f64 = units > 0 ? -1 : 1
  const fill = price * (1 + side * slippage)
  balance += units * (fill - entryPrice) - feeOf(abs(units), fill)
  units = 0
  trades++
}

function isObserved(bar: i32): bool {
  return isObservation == 0 || load<u8>(isObservation + bar) != 0
}

/** The observation at or after a bar, at most the last bar. */
function observationFrom(bar: i32): i32 {
  const last = endBar - 1
  while (bar < last && !isObserved(bar)) bar++
  return bar
}

/** Equity while flat: it changes at the first observation only. Returns the bar from which one is still to come, or −1. */
function rest(from: i32, to: i32): i32 {
  const observation = observationFrom(from)
  hold(from, min(observation + 1, to))
  return observation < to ? -1 : to
}

function holdToEnd(from: i32): void {
  if (!finalize) {
    hold(from, endBar)
    return
  }
  hold(from, endBar - 1)
  if (ruinBar >= 0) return
  // The last equity includes the closing costs.
  exit(value(close, endBar - 1))
  hold(endBar - 1, endBar)
}

function endOf(block: i32): i32 {
  return load<i32>(blockEnds + ((<usize>block) << 2))
}

/** Adds Σr and Σr² to those of a block. */
function addReturns(block: i32, sum: f64, square: f64): void {
  const offset = (<usize>block) << 3
  store<f64>(blockSums + offset, load<f64>(blockSums + offset) + sum)
  store<f64>(blockSquares + offset, load<f64>(blockSquares + offset) + square)
}

/** Records equity at the closes of [from, to): by the stretch as far as none is ruin or falls further below its peak than was seen. */
function hold(from: i32, to: i32): void {
  const lows = lowsOf(close)
  const highs = highsOf(close)
  const money = balance
  const held = units
  const entry = entryPrice
  let top = peak
  let depth = worst
  let before = observed
  let now = equity
  let block = 0
  let bar = from
  let ruined = false
  while (bar < to && !ruined) {
    while (endOf(block) <= bar) block++
    const stop = min(to, endOf(block))
    let sum: f64 = 0
    let square: f64 = 0
    let sums = f64x2.splat(0)
    let squares = f64x2.splat(0)
    while (bar < stop) {
      let end = bar
      if (isObservation == 0) {
        while (end < stop) {
          const stretch = end >> STRETCH_BITS
          const next = min(stop, (stretch + 1) << STRETCH_BITS)
          const one = money + held * (value(highs, stretch) - entry)
          const other = money + held * (value(lows, stretch) - entry)
          const highest = max(one, other)
          const bottom = min(one, other)
          const reached = max(top, highest)
          // The highest of a part of a stretch is not known, unless it is no new peak.
          if (!(bottom > 0 && bottom >= depth * reached && (next - end == STRETCH || highest <= top))) break
          top = reached
          end = next
        }
      }
      if (end > bar) {
        // Σr and Σr² of two bars at a time; division is what they cost.
        let earlier = f64x2.splat(before)
        let at = close + ((<usize>bar) << 3)
        for (let pairs = (end - bar) >> 1; pairs > 0; pairs--) {
          const gain = f64x2.sub(v128.load(at), f64x2.splat(entry))
          const later = f64x2.add(f64x2.splat(money), f64x2.mul(f64x2.splat(held), gain))
          const ratio = f64x2.div(later, v128.shuffle<f64>(earlier, later, 1, 2))
          const change = f64x2.sub(ratio, f64x2.splat(1))
          sums = f64x2.add(sums, change)
          squares = f64x2.add(squares, f64x2.mul(change, change))
          earlier = later
          at += 16
        }
        before = now = money + held * (value(close, end - 1) - entry)
        if (((end - bar) & 1) != 0) {
          const change = now / f64x2.extract_lane(earlier, 1) - 1
          sum += change
          square += change * change
        }
        bar = end
        continue
      }
      end = min(stop, ((bar >> STRETCH_BITS) + 1) << STRETCH_BITS)
      let lowest = depth * top
      for (; bar < end; bar++) {
        now = money + held * (value(close, bar) - entry)
        if (now > top) {
          top = now
          lowest = depth * top
        } else if (now < lowest) {
          if (now <= 0) {
            ruined = true
            break
          }
          depth = now / top
          lowest = now
        }
        if (isObserved(bar)) {
          const change = now / before - 1
          sum += change
          square += change * change
          before = now
        }
      }
      if (ruined) break
    }
    sum += f64x2.extract_lane(sums, 0) + f64x2.extract_lane(sums, 1)
    square += f64x2.extract_lane(squares, 0) + f64x2.extract_lane(squares, 1)
    addReturns(block, sum, square)
  }
  if (ruined) {
    // Everything is closed at the close, and the last return is −100 %: that of the day, whose observation another block may have.
    const observation = observationFrom(bar)
    while (endOf(block) <= observation) block++
    addReturns(block, -1, 1)
    if (held != 0) exit(value(close, bar))
    ruinBar = bar
    now = 0
    depth = 0
  }
  equity = now
  observed = before
  peak = top
  worst = depth
}
