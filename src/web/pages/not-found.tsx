import { Page } from "../app/page.tsx"
import { ButtonLink } from "../ui/button.tsx"

export default function NotFoundPage() {
  return (
    <Page
      title="No such page"
      answer="There is nothing at this address. It may have been mistyped, or what it showed was removed."
    >
      <div>
        <ButtonLink href="/" kind="primary">
          Go to the overview
        </ButtonLink>
      </div>
    </Page>
  )
}
