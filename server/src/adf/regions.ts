/**
 * The regions of the public Azure cloud by programmatic name.
 * https://learn.microsoft.com/azure/reliability/regions-list (2025-09-23)
 */
const REGIONS: ReadonlySet<string> = new Set([
  "australiacentral",
  "australiacentral2",
  "australiaeast",
  "australiasoutheast",
  "austriaeast",
  "belgiumcentral",
  "brazilsouth",
  "brazilsoutheast",
  "canadacentral",
  "canadaeast",
  "centralindia",
  "centralus",
  "chilecentral",
  "denmarkeast",
  "eastasia",
  "eastus",
  "eastus2",
  "francecentral",
  "francesouth",
  "germanynorth",
  "germanywestcentral",
  "indonesiacentral",
  "israelcentral",
  "italynorth",
  "japaneast",
  "japanwest",
  "koreacentral",
  "koreasouth",
  "malaysiawest",
  "mexicocentral",
  "newzealandnorth",
  "northcentralus",
  "northeurope",
  "norwayeast",
  "norwaywest",
  "polandcentral",
  "qatarcentral",
  "southafricanorth",
  "southafricawest",
  "southcentralus",
  "southeastasia",
  "southindia",
  "spaincentral",
  "swedencentral",
  "switzerlandnorth",
  "switzerlandwest",
  "uaecentral",
  "uaenorth",
  "uksouth",
  "ukwest",
  "westcentralus",
  "westeurope",
  "westindia",
  "westus",
  "westus2",
  "westus3",
]);

/**
 * Returns the programmatic name of a region that is written like that or as people read it (`West Europe`), or
 * `undefined` for any other text.
 */
export function regionNamed(text: string): string | undefined {
  const name = text.replaceAll(" ", "").toLowerCase();
  return REGIONS.has(name) ? name : undefined;
}

/** https://learn.microsoft.com/azure/data-factory/connector-azure-data-explorer#linked-service-properties */
const REGIONAL_ENDPOINT = /^https:\/\/[a-z0-9-]+\.([a-z0-9]+)\.kusto\.windows\.net(?::443)?\/?$/i;

/**
 * Returns the region of the cluster at an address such as `https://contoso.westeurope.kusto.windows.net`, or
 * `undefined` when its host does not name one.
 */
export function regionOfEndpoint(endpoint: string): string | undefined {
  const label = REGIONAL_ENDPOINT.exec(endpoint.trim())?.[1];
  return label === undefined ? undefined : regionNamed(label);
}
