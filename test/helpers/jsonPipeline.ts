/** An activity of the fixture: each of its values begins with its name, so that a stray value tells where it belongs. */
type Activity = { readonly name: string; readonly [property: string]: unknown };

function activity(name: string, typeProperties: object): Activity {
  return {
    name,
    type: `${name}/type`,
    dependsOn: [],
    policy: { timeout: `${name}/timeout`, secure: { output: `${name}/secure` } },
    userProperties: [{ name: `${name}/user property`, value: `${name}/user value` }],
    typeProperties,
    description: `${name}/description`,
  };
}

function lookup(name: string): Activity {
  return activity(name, {
    source: { type: `${name}/source`, query: `${name}/query {[ "take" ]}` },
    dataset: { referenceName: `${name}/dataset`, type: `${name}/reference` },
    firstRowOnly: `${name}/firstRowOnly`,
  });
}

function copy(name: string): Activity {
  return activity(name, {
    source: {
      type: `${name}/source`,
      storeSettings: { type: `${name}/store`, wildcard: `${name}/wildcard` },
    },
    sink: { type: `${name}/sink`, ingestionMappingName: `${name}/mapping` },
    translator: {
      mappings: [
        { source: { path: `${name}/path 1` }, sink: { name: `${name}/column 1` } },
        { source: { path: `${name}/path 2` }, sink: { name: `${name}/column 2` } },
      ],
      columns: [`${name}/a`, `${name}/b`],
    },
  });
}

const FOR_EACH = activity("EachTable", {
  items: { value: "EachTable/items", type: "EachTable/expression" },
  activities: [copy("CopyTable"), lookup("CountRows")],
  batchCount: "EachTable/batchCount",
});

const IF_CONDITION = activity("IfChanged", {
  expression: { value: "IfChanged/condition", type: "IfChanged/expression" },
  ifTrueActivities: [lookup("ReadChanges")],
  ifFalseActivities: [copy("CopyAll")],
});

const PIPELINE = {
  name: "/pipeline",
  properties: {
    description: "/description",
    activities: [lookup("ReadState"), FOR_EACH, IF_CONDITION, copy("CopyLog")],
    parameters: { day: { type: "/parameter", defaultValue: "/default" } },
    annotations: ["/annotation"],
  },
};

/** Names of all activities of the fixture, the nested ones included. */
export const ACTIVITY_NAMES: ReadonlySet<string> = new Set([
  "ReadState",
  "EachTable",
  "CopyTable",
  "CountRows",
  "IfChanged",
  "ReadChanges",
  "CopyAll",
  "CopyLog",
]);

/** The fixture's pipeline of four activities, two of them containers, in each form that editors write. */
export const PRETTY_FORMS: ReadonlyMap<string, string> = new Map([
  ["2 blanks", JSON.stringify(PIPELINE, undefined, 2)],
  ["4 blanks", JSON.stringify(PIPELINE, undefined, 4)],
  ["tabs", JSON.stringify(PIPELINE, undefined, "\t")],
  ["CRLF", JSON.stringify(PIPELINE, undefined, 2).replaceAll("\n", "\r\n")],
]);

/** The same pipeline with every second line indented by blanks, the others by tabs. */
export const MIXED = JSON.stringify(PIPELINE, undefined, "\t")
  .split("\n")
  .map((line, index) => (index % 2 === 0 ? line : line.replaceAll("\t", "    ")))
  .join("\n");

/** The same pipeline without a blank. */
export const MINIFIED = JSON.stringify(PIPELINE);

/** The same pipeline with brackets side by side, as in `[{` and `}, {`. */
export const HUGGING = writeHugging(PIPELINE, "");

function writeHugging(value: unknown, indent: string): string {
  if (Array.isArray(value)) return `[${value.map((element) => writeHugging(element, indent)).join(", ")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const inner = `${indent}  `;
  const properties = Object.entries(value).map(
    ([name, member]) => `${inner}${JSON.stringify(name)}: ${writeHugging(member, inner)}`,
  );
  return `{\n${properties.join(",\n")}\n${indent}}`;
}
