import { pipelineValues } from "../../adf/conversion/callerValues";
import { accountAddress } from "../../adf/conversion/exportTarget";
import { isType } from "../../adf/resource";
import { literalTextOf } from "../../expression/textPieces";
import type { Factory } from "../../factory/factory";
import { faultOfStorageAddress } from "./linkedServices";
import type { Choice } from "./question";

const STORAGE_TYPES = ["AzureBlobFS", "AzureBlobStorage"];

/** Returns the addresses of the storage accounts that a factory's linked services name, each once. */
export function storageChoices(factory: Factory): readonly Choice[] {
  const choices = new Map<string, Choice>();
  for (const { kind, name } of factory.listResources()) {
    const resource = kind === "linkedService" ? factory.find(kind, name)?.resource : undefined;
    if (resource === undefined) continue;
    if (!STORAGE_TYPES.some((type) => isType(resource.properties.get("type"), type))) continue;
    const address = literalTextOf(accountAddress({ resource, values: pipelineValues }) ?? []) ?? "";
    if (faultOfStorageAddress(address) !== undefined || choices.has(address)) continue;
    choices.set(address, { answer: address, detail: name });
  }
  return [...choices.values()];
}
