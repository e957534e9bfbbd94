/** Closed trades as columns, in order of close. */
export class ClosedTrades {
  #capacity = 16
  count = 0
  /** Negative for a short trade. */
  size = new Float64Array(this.#capacity)
  entryBar = new Int32Array(this.#capacity)
  exitBar = new Int32Array(this.#capacity)
  entryPrice = new Float64Array(this.#capacity)
  exitPrice = new Float64Array(this.#capacity)
  /** size × (exit − entry) − both commissions. */
  pnl = new Float64Array(this.#capacity)
  /** Both commissions. */
  commission = new Float64Array(this.#capacity)
  readonly entryReason: string[] = []
  readonly exitReason: string[] = []

  add(trade: {
    readonly size: number
    readonly entryBar: number
    readonly exitBar: number
    readonly entryPrice: number
    readonly exitPrice: number
    readonly commission: number
    readonly entryReason: string
    readonly exitReason: string
  }): void {
    if (this.count === this.#capacity) this.#grow()
    const i = this.count++
    this.size[i] = trade.size
    this.entryBar[i] = trade.entryBar
    this.exitBar[i] = trade.exitBar
    this.entryPrice[i] = trade.entryPrice
    this.exitPrice[i] = trade.exitPrice
    this.commission[i] = trade.commission
    this.pnl[i] = trade.size * (trade.exitPrice - trade.entryPrice) - trade.commission
    this.entryReason.push(trade.entryReason)
    this.exitReason.push(trade.exitReason)
  }

  /** sign × (exit/entry − 1) − commissions/(|size| × entry), a fraction, of one trade. */
  returnOf(i: number): number {
    const sign = Math.sign(this.size[i])
    const value = Math.abs(this.size[i]) * this.entryPrice[i]
    return sign * (this.exitPrice[i] / this.entryPrice[i] - 1) - this.commission[i] / value
  }

  #grow(): void {
    this.#capacity *= 2
    const wider = <T extends Float64Array | Int32Array>(from: T, to: T): T => {
      to.set(from)
      return to
    }
    this.size = wider(this.size, new Float64Array(this.#capacity))
    this.entryBar = wider(this.entryBar, new Int32Array(this.#capacity))
    this.exitBar = wider(this.exitBar, new Int32Array(this.#capacity))
    this.entryPrice = wider(this.entryPrice, new Float64Array(this.#capacity))
    this.exitPrice = wider(this.exitPrice, new Float64Array(this.#capacity))
    this.pnl = wider(this.pnl, new Float64Array(this.#capacity))
    this.commission = wider(this.commission, new Float64Array(this.#capacity))
  }
}
