/** Closed trades of a kernel run; memory for one run that the next one uses again. */
export class KernelTrades {
  count = 0
  readonly size: Float64Array
  readonly entryBar: Int32Array
  readonly exitBar: Int32Array
  readonly entryPrice: Float64Array
  readonly exitPrice: Float64Array
  readonly commission: Float64Array

  /** @param capacity bars in which a trade can begin */
  constructor(capacity: number) {
    this.size = new Float64Array(capacity)
    this.entryBar = new Int32Array(capacity)
    this.exitBar = new Int32Array(capacity)
    this.entryPrice = new Float64Array(capacity)
    this.exitPrice = new Float64Array(capacity)
    this.commission = new Float64Array(capacity)
  }
}
