import { Skeleton } from "../../../ui/skeleton.tsx"
import "../../../figures/figures.css"
import "../../../charts/chart-section.css"

/** The page before its result: each part in its final size. */
export function ResultSkeleton() {
  return (
    <>
      <div className="chart-placeholder" aria-busy="true" aria-label="The result is on its way">
        <Skeleton width={360} height={28} />
      </div>
      <section className="section">
        <Skeleton width={220} height={28} />
        <div className="headline-figures">
          {Array.from({ length: 8 }, (_, at) => (
            <div key={at} className="figure">
              <Skeleton width={88} height={16} />
              <Skeleton width={128} height={36} />
              <Skeleton width={112} height={16} />
            </div>
          ))}
        </div>
      </section>
    </>
  )
}
