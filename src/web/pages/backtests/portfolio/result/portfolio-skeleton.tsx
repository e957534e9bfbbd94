import { Skeleton } from "../../../../ui/skeleton.tsx"
import "../../../../figures/figures.css"
import "./portfolio-result.css"

/** The answer and the words of a portfolio before they are known, each in its line. */
export function AnswerSkeleton() {
  return (
    <>
      <Skeleton width="min(440px, 100%)" height={24} />
      <span className="portfolio-words">
        <Skeleton width="min(560px, 100%)" height={40} />
      </span>
    </>
  )
}

/** The page before its result: each part in its final size. */
export function PortfolioSkeleton() {
  return (
    <>
      <div className="value-placeholder" aria-busy="true" aria-label="The result is on its way">
        <Skeleton width="min(360px, 100%)" height={28} />
      </div>
      <section className="section">
        <Skeleton width="min(360px, 100%)" height={28} />
        <div className="two-returns">
          {[0, 1, 2].map((at) => (
            <div key={at} className="figure">
              <Skeleton width={160} height={16} />
              <Skeleton width={128} height={36} />
              <Skeleton width={240} height={32} />
            </div>
          ))}
        </div>
      </section>
    </>
  )
}
