import { Button } from "../ui/button.tsx"
import { Icon } from "../ui/icon.tsx"
import { chooseFiles } from "./choose-files.ts"
import "./drop-zone.css"

/** Where files go. Dropping works on the whole window (see WindowDrop); this says so, and opens the file dialog. */
export function DropZone({
  size = "small",
  portfolioId,
}: {
  size?: "small" | "large"
  portfolioId?: string
}) {
  return (
    <div className="drop-zone" data-size={size}>
      <Icon name="upload" size={20} />
      <div className="drop-zone-words">
        <p>Drop a trade log here, or anywhere on the page, with its daily log if you have one.</p>
        <p>
          Option Omega exports as CSV, recognised by their content. You see what was read before anything is
          imported.
        </p>
      </div>
      <Button kind={size === "large" ? "primary" : "secondary"} onClick={() => chooseFiles(portfolioId)}>
        Choose files
      </Button>
    </div>
  )
}
