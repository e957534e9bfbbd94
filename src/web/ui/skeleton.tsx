import "./skeleton.css"

type SkeletonProps = { width?: number | string; height?: number | string; shape?: "block" | "line" }

/** The place of something that is on its way, in its final size. It does not move. */
export function Skeleton({ width = "100%", height = 14, shape = "line" }: SkeletonProps) {
  return <span className="skeleton" data-shape={shape} style={{ width, height }} aria-hidden="true" />
}
