import { type ComponentType, type FunctionComponent, lazy, useState } from "react"

/** A page whose code is fetched when it is needed, or before. */
export type PreparedPage<Props extends object> = {
  readonly Page: FunctionComponent<Props>
  readonly prepare: () => Promise<unknown>
}

/**
 * Like `lazy`, but a page that was prepared is rendered at once: `lazy` shows the fallback first even then, and React keeps a
 * fallback for at least 300 ms.
 */
export function preparedPage<Props extends object>(
  load: () => Promise<{ default: ComponentType<Props> }>,
): PreparedPage<Props> {
  let loaded: ComponentType<Props> | null = null
  const prepare = async () => {
    const code = await load()
    loaded = code.default
    return code
  }
  const Lazy = lazy(prepare)
  function Page(props: Props) {
    const [Shown] = useState<ComponentType<Props>>(() => loaded ?? Lazy)
    return <Shown {...props} />
  }
  return { Page, prepare }
}
