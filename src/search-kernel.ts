import { readFileSync } from "node:fs"
import { wasmKernel } from "./compute/wasm-kernel/wasm-kernel.ts"
import { type MakeSearchKernel, typedArrayKernel } from "./engine/backtest/kernel/search-kernel.ts"

/** What `scripts/build-kernel.mjs` makes. */
const built = new URL("../build/signal-kernel.wasm", import.meta.url)

/** What searches run through in this thread, and why it is not WebAssembly where it is not. */
export type ChosenKernel = { readonly make: MakeSearchKernel; readonly reason: string | null }

let chosen: ChosenKernel | null = null

/** The kernel in WebAssembly where it was built and this machine runs it, else the one in typed arrays: the results are the same. */
export function searchKernel(): ChosenKernel {
  return (chosen ??= choose())
}

function choose(): ChosenKernel {
  try {
    return { make: orTypedArrays(wasmKernel(readFileSync(built))), reason: null }
  } catch (error) {
    return { make: typedArrayKernel, reason: error instanceof Error ? error.message : String(error) }
  }
}

/** Where addresses are limited, its memory cannot be reserved. */
function orTypedArrays(make: MakeSearchKernel): MakeSearchKernel {
  return (...search) => {
    try {
      return make(...search)
    } catch (error) {
      if (error instanceof RangeError) return typedArrayKernel(...search)
      throw error
    }
  }
}
