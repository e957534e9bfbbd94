import { type DemoFaults, type DemoFaultState, demoFaultKind } from "../contract/index.ts"
import type { DemoProvider } from "./demo-provider-port.ts"
import { NotTheDemo } from "./price-errors.ts"

/** The faults that the demo's provider plays, and those it can play. Throws `NotTheDemo`. */
export function readDemoFaults(demo: DemoProvider | null): DemoFaultState {
  if (demo === null) throw new NotTheDemo()
  return {
    faults: demo
      .faults()
      .map(({ kind, symbol, times }) => ({ kind: demoFaultKind.parse(kind), symbol, times })),
    kinds: [...demoFaultKind.options],
    requests: demo.requests(),
  }
}

/** Has the demo's provider play these faults and no others. Throws `NotTheDemo`. */
export function setDemoFaults(demo: DemoProvider | null, { faults }: DemoFaults): DemoFaultState {
  if (demo === null) throw new NotTheDemo()
  demo.play(faults)
  return readDemoFaults(demo)
}
