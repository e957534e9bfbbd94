import { type ReactNode, useEffect, useRef, useState } from "react"

type WhenNearProps = {
  /** Does not wait until it is near. */
  now?: boolean
  /** Stands in its place until then, in its final size. */
  placeholder: ReactNode
  children: ReactNode
}

/** Shows its children from the moment that their place is less than a screen away: what nobody scrolls to costs nothing. */
export function WhenNear({ now = false, placeholder, children }: WhenNearProps) {
  const place = useRef<HTMLDivElement>(null)
  const [near, setNear] = useState(false)
  useEffect(() => {
    const element = place.current
    if (element === null) return undefined
    const observer = new IntersectionObserver(
      (entries) => entries.some((entry) => entry.isIntersecting) && setNear(true),
      { rootMargin: "100%" },
    )
    observer.observe(element)
    return () => observer.disconnect()
  }, [])
  return now || near ? children : <div ref={place}>{placeholder}</div>
}
