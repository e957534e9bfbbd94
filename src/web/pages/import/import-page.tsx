import { Page } from "../../app/page.tsx"

export default function ImportPage({ importId }: { importId: string }) {
  return (
    <Page title="Import" answer={importId}>
      {null}
    </Page>
  )
}
