import { hasKustoSink } from "../adf/activity";
import {
  arrayAsText,
  INGESTION_PROPERTY_NAMES,
  type IngestionProperty,
  type IngestionValueForm,
  ingestionPropertyNamed,
  isKnownIngestionName,
  isMappingProperty,
  lacksForm,
} from "../adf/copy/ingestionProperties";
import { type IngestionSettings, readIngestionSettings } from "../adf/copy/ingestionSettings";
import { presenceOf } from "../adf/copy/sinkMapping";
import { readText } from "../expression/value";
import { renameKey, replaceValue } from "../json/edit";
import type { JsonNode } from "../json/node";
import { closestName } from "../text/suggest";
import type { Fix, Report, Rule } from "./rule";

const RENAME_KIND = "Rename the ingestion property";
const ARRAY_KIND = "Write the value as text that holds a JSON array";
const OBJECT_TITLE = 'Write "additionalProperties" as an object';

/** How to put right a value of the wrong form. */
const FORMS: Readonly<Record<IngestionValueForm, string>> = {
  boolean: "has to be true or false",
  timestamp: 'has to be a date and time by ISO 8601, such as "2024-05-01T00:00:00Z"',
  jsonArrayText: 'has to be text that holds a JSON array, such as "[\\"2024-05-01\\"]"',
  text: "has to be text",
};

const SECOND_MAPPING =
  'gives an ingestion mapping, but "ingestionMappingName" of the sink names one already, and Azure Data Explorer ' +
  "takes only one. Keep one of them.";

/**
 * Reports ingestion properties of an Azure Data Explorer sink that the service does not know, has replaced, or
 * cannot read.
 */
export const ingestionProperty: Rule = {
  meta: {
    id: "ingestion-property",
    summary: "An ingestion property that Azure Data Explorer does not know, has replaced, or cannot read.",
    category: "copy",
    defaultSeverity: "warning",
    vendorPage: "https://learn.microsoft.com/kusto/ingestion-properties",
    fixes: [
      { title: RENAME_KIND, isSafe: false },
      { title: ARRAY_KIND, isSafe: false },
      { title: OBJECT_TITLE, isSafe: false },
    ],
    since: "0.1.0",
  },

  check(analysis, report) {
    for (const copy of analysis.copies) {
      const { sink } = copy;
      const settings = sink !== undefined && hasKustoSink(copy) ? readIngestionSettings(sink) : undefined;
      if (sink === undefined || settings === undefined) continue;
      const place = { settings, copyName: copy.activity.name, path: analysis.document.path };
      reportText(place, report);
      const namesMapping = presenceOf(sink.get("ingestionMappingName")) === "set";
      for (const value of settings.object.children()) {
        const trouble = troubleWith(place, value, namesMapping);
        if (trouble !== undefined) reportProperty(place, value, trouble, report);
      }
    }
  },
};

interface Place {
  readonly settings: IngestionSettings;
  readonly copyName: string;
  readonly path: string;
}

interface Trouble {
  readonly part: "key" | "value";
  /** What follows the name of the property and of the copy in the message. */
  readonly text: string;
  readonly fixes: readonly Fix[];
}

/** An `@` at the start of a value would become an expression where it stands on its own; the rest is no plain JSON. */
const NOT_CONVERTIBLE = /@|\/[/*]|,\s*[}\]]/;

function reportText({ settings, copyName, path }: Place, report: Report): void {
  const { textNode, node, object } = settings;
  if (textNode === undefined) return;
  const convert: Fix = {
    title: OBJECT_TITLE,
    isSafe: false,
    edits: () => [{ path, edits: replaceValue(node, object.rawText) }],
  };
  // So would a bracket at the start of a value in an exported template.
  const canConvert = !node.hasBracketExpressions && !NOT_CONVERTIBLE.test(object.rawText);
  report({
    span: textNode.span,
    severity: "hint",
    message: `"additionalProperties" of copy "${copyName}" is text. Write an object, which the connector's page describes.`,
    fixes: canConvert ? [convert] : [],
  });
}

function reportProperty(place: Place, value: JsonNode, { part, text, fixes }: Trouble, report: Report): void {
  const span = part === "key" ? value.keySpan : readText(value)?.node.span;
  report({
    span: place.settings.toDocument(span ?? value.span),
    message: `"${value.key ?? ""}" of copy "${place.copyName}" ${text}`,
    fixes,
  });
}

function troubleWith(place: Place, value: JsonNode, namesMapping: boolean): Trouble | undefined {
  const key = value.key ?? "";
  const property = ingestionPropertyNamed(key);
  if (property === undefined) return isKnownIngestionName(key) ? undefined : unknownName(place, value, key);
  if (isMappingProperty(property) && namesMapping) return { part: "key", text: SECOND_MAPPING, fixes: [] };
  if (property.replacement !== undefined) return deprecated(place, value, property.replacement);
  return lacksForm(value, property.form) ? wrongForm(place, value, property) : undefined;
}

function unknownName(place: Place, value: JsonNode, key: string): Trouble {
  const meant = closestName(key, INGESTION_PROPERTY_NAMES);
  const text = "is not an ingestion property of Azure Data Explorer.";
  if (meant === undefined)
    return { part: "key", text: `${text} Remove it, or look up the name that you mean.`, fixes: [] };
  return { part: "key", text: `${text} Did you mean "${meant}"?`, fixes: rename(place, value, meant) };
}

function deprecated(place: Place, value: JsonNode, replacement: string): Trouble {
  const byName = replacement === "ingestionMappingReference" ? ', or "ingestionMappingName" of the sink' : "";
  const text = `is a deprecated ingestion property. Use "${replacement}"${byName}.`;
  return { part: "key", text, fixes: rename(place, value, replacement) };
}

function wrongForm({ settings, path }: Place, value: JsonNode, { form }: IngestionProperty): Trouble {
  const text = `${FORMS[form]}; the service cannot read it as it stands.`;
  const asText = form === "jsonArrayText" ? arrayAsText(value) : undefined;
  if (asText === undefined) return { part: "value", text, fixes: [] };
  const title = `Write "${value.key ?? ""}" as text that holds a JSON array`;
  const edits = () => [{ path, edits: settings.toDocumentEdits(replaceValue(value, asText)) }];
  return { part: "value", text, fixes: [{ title, isSafe: false, edits }] };
}

function rename({ settings, path }: Place, value: JsonNode, name: string): readonly Fix[] {
  if (settings.object.get(name) !== undefined) return [];
  const edits = () => [{ path, edits: settings.toDocumentEdits(renameKey(value, name)) }];
  return [{ title: `Rename "${value.key ?? ""}" to "${name}"`, isSafe: false, edits }];
}
