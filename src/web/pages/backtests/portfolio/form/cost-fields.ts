import { costFields, type SettingField } from "../../form/setting-fields.ts"

type CostSetting =
  | "commission"
  | "fixedCommission"
  | "perUnitCommission"
  | "minimumCommission"
  | "spread"
  | "slippage"
  | "cashInterestRate"

/** What trading costs, and cash earns: as in a run on one instrument, but that nothing is sold short. */
export const portfolioCostFields: readonly (SettingField & { readonly setting: CostSetting })[] =
  costFields.flatMap((field) => (isOfPortfolio(field.setting) ? [{ ...field, setting: field.setting }] : []))

function isOfPortfolio(setting: SettingField["setting"]): setting is CostSetting {
  return [
    "commission",
    "fixedCommission",
    "perUnitCommission",
    "minimumCommission",
    "spread",
    "slippage",
    "cashInterestRate",
  ].includes(setting)
}
