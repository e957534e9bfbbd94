import { Segmented } from "../ui/segmented.tsx"
import { useStore } from "../ui/store.ts"
import { appearance, setAppearance } from "./appearance.ts"
import "../ui/field.css"

/** Theme, density and the two colours of money, kept in this browser. */
export function AppearancePanel() {
  const { theme, density, colours } = useStore(appearance)
  return (
    <>
      <h2>Appearance</h2>
      <div className="field">
        <span>Theme</span>
        <Segmented
          label="Theme"
          value={theme}
          onChange={(value) => setAppearance({ theme: value })}
          options={[
            { value: "system", label: "System" },
            { value: "light", label: "Light" },
            { value: "dark", label: "Dark" },
          ]}
        />
      </div>
      <div className="field">
        <span>Rows</span>
        <Segmented
          label="Rows"
          value={density}
          onChange={(value) => setAppearance({ density: value })}
          options={[
            { value: "comfortable", label: "Comfortable" },
            { value: "compact", label: "Compact" },
          ]}
        />
      </div>
      <div className="field">
        <span>Gain and loss</span>
        <Segmented
          label="Gain and loss"
          value={colours}
          onChange={(value) => setAppearance({ colours: value })}
          options={[
            { value: "green-red", label: "Green and red" },
            { value: "blue-orange", label: "Blue and orange" },
          ]}
        />
      </div>
    </>
  )
}
