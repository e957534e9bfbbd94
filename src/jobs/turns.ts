/** Takes a turn every so often, and at once when woken; never two at a time. A turn that fails does not end it. */
export class Turns {
  readonly #turn: () => Promise<void>
  readonly #everyMs: number
  readonly #onError: (error: unknown) => void
  #timer: NodeJS.Timeout | undefined
  #current: Promise<void> | null = null
  #isWoken = false
  #isStopped = false

  constructor(options: {
    readonly turn: () => Promise<void>
    readonly everyMs: number
    readonly onError: (error: unknown) => void
  }) {
    this.#turn = options.turn
    this.#everyMs = options.everyMs
    this.#onError = options.onError
  }

  wake(): void {
    if (this.#isStopped) return
    this.#isWoken = true
    this.#current ??= this.#take()
  }

  /** Resolves when the turn under way is over. */
  async stop(): Promise<void> {
    this.#isStopped = true
    clearTimeout(this.#timer)
    await this.#current
  }

  async #take(): Promise<void> {
    clearTimeout(this.#timer)
    while (this.#isWoken && !this.#isStopped) {
      this.#isWoken = false
      try {
        await this.#turn()
      } catch (error) {
        this.#onError(error)
      }
    }
    this.#current = null
    if (!this.#isStopped) this.#timer = setTimeout(() => this.wake(), this.#everyMs)
  }
}
