import { type ReactNode, useEffect, useRef, useState } from "react"

type WhenNearProps = {
  /** Does not wait until it is near. */
  now?: boolean
  /** Stands in its place until then, in its final size. */
  placeholder: ReactNode
  children: ReactNode
}

/** By then a reader is reading; what is further down may come, so that it can be found, printed and read aloud. */
const atTheLatestMs = 3_000

/** Shows its children when their place is less than a screen away, or a little later: what is in sight comes first. */
export function WhenNear({ now = false, placeholder, children }: WhenNearProps) {
  const place = useRef<HTMLDivElement>(null)
  const [near, setNear] = useState(false)
  useEffect(() => {
    const element = place.current
    if (element === null) return undefined
    const show = () => setNear(true)
    const observer = new IntersectionObserver(
      (entries) => entries.some((entry) => entry.isIntersecting) && show(),
      { rootMargin: "100%" },
    )
    observer.observe(element)
    const timer = window.setTimeout(show, atTheLatestMs)
    return () => {
      observer.disconnect()
      window.clearTimeout(timer)
    }
  }, [])
  return now || near ? children : <div ref={place}>{placeholder}</div>
}
