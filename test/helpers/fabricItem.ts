import { asObject, format, type Json, parse } from "./json";
import type { Files } from "./rules";

const CONNECTION = { connection: "6f1f4ab4-5c4b-4a0f-9d43-0b1d5a8f2c11" };

/**
 * Returns the pipelines of a factory as items of Fabric: each dataset stands in the source or sink that uses it, and
 * what was a linked service is a connection. A dataset that no file defines is left out.
 */
export function fabricItemsOf(files: Files): Files {
  const items: Record<string, string> = {};
  for (const [path, text] of Object.entries(files)) {
    const name = /(?:^|\/)pipeline\/([^/]+)\.json$/.exec(path)?.[1];
    const { properties } = parse(text);
    if (name === undefined) continue;
    items[`${name}.DataPipeline/pipeline-content.json`] = format({
      properties: mapActivities(properties, (activity) => fabricActivity(activity, files)),
    });
  }
  return items;
}

/** Returns a value with its activities changed, at any depth. */
function mapActivities(value: unknown, change: (activity: Json) => Json): unknown {
  if (Array.isArray(value)) return value.map((element) => mapActivities(element, change));
  if (typeof value !== "object" || value === null) return value;
  const object = Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [name, mapActivities(inner, change)]),
  );
  return typeof object["type"] === "string" && typeof object["name"] === "string" ? change(object) : object;
}

function fabricActivity(activity: Json, files: Files): Json {
  const { inputs, outputs, linkedServiceName, typeProperties: written, ...rest } = activity;
  const { source, sink, dataset, ...others } = asObject(written);
  const typeProperties = {
    ...others,
    ...(source === undefined ? {} : { source: withDataset(source, firstOf(inputs), files) }),
    ...(sink === undefined ? {} : { sink: withDataset(sink, firstOf(outputs), files) }),
    ...datasetSettings(dataset, files),
  };
  return {
    ...rest,
    ...(rest["type"] === "AzureDataExplorerCommand" ? { type: "KustoQueryLanguage" } : {}),
    ...(linkedServiceName === undefined ? {} : { externalReferences: CONNECTION }),
    ...(written === undefined ? {} : { typeProperties }),
  };
}

function withDataset(end: unknown, reference: unknown, files: Files): Json {
  return { ...asObject(end), ...datasetSettings(reference, files) };
}

/** https://learn.microsoft.com/rest/api/fabric/articles/item-management/definitions/datapipeline-definition */
function datasetSettings(reference: unknown, files: Files): Json {
  const name = asObject(reference)["referenceName"];
  const text = files[`dataset/${String(name)}.json`];
  if (text === undefined) return {};
  const { linkedServiceName: _, ...properties } = asObject(parse(text)["properties"]);
  return { datasetSettings: { annotations: [], ...properties, externalReferences: CONNECTION } };
}

function firstOf(list: unknown): unknown {
  return Array.isArray(list) ? list[0] : undefined;
}
