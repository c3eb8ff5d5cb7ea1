import { flowLenses } from "./flows";
import { usageLenses, usagePlaces, usageTitle } from "./usedBy";

/** What is told over the names of resources and activities. */
export const codeLens = { flowLenses, usageLenses, usageTitle, usagePlaces } as const;
