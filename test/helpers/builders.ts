/** JSON text of parts of a factory, for fixtures that show only what matters. */

/** A pipeline "Load" of these activities. */
export function pipeline(...activities: readonly string[]): string {
  return `{
  "name": "Load",
  "properties": {
    "activities": [
${indent(activities.join(",\n"), 6)}
    ]
  }
}
`;
}

/** A pipeline of one Copy activity "Copy" into the dataset "Events", from the dataset "Input". */
export function copyInto(sink: string, source: string, rest = ""): string {
  return pipeline(`{
  "name": "Copy",
  "type": "Copy",
  "typeProperties": {
    "source": ${source},
    "sink": ${sink}${rest === "" ? "" : `,\n${indent(rest, 4)}`}
  },
  "inputs": [{ "referenceName": "Input", "type": "DatasetReference" }],
  "outputs": [{ "referenceName": "Events", "type": "DatasetReference" }]
}`);
}

/** A Copy into Azure Data Explorer. */
export function copyIntoKusto(source: string, rest = ""): string {
  return copyInto('{ "type": "AzureDataExplorerSink" }', source, rest);
}

/** A pipeline of one Lookup activity "Find" over Azure Data Explorer. */
export function kustoLookup(query: string, rest = '"firstRowOnly": false'): string {
  return pipeline(`{
  "name": "Find",
  "type": "Lookup",
  "typeProperties": {
    "source": { "type": "AzureDataExplorerSource", "query": ${query} },
    "dataset": { "referenceName": "Events", "type": "DatasetReference" }${rest === "" ? "" : `,\n    ${rest}`}
  }
}`);
}

/** A Command activity "Run"; give it a name to tell several apart. */
export function kustoCommand(command: string, name = "Run", rest = ""): string {
  return `{
  "name": "${name}",
  "type": "AzureDataExplorerCommand",
  "linkedServiceName": { "referenceName": "Cluster", "type": "LinkedServiceReference" },${rest === "" ? "" : `\n  ${rest},`}
  "typeProperties": { "command": ${command} }
}`;
}

/** A dataset of a type with these type-specific properties. */
export function dataset(name: string, type: string, typeProperties = "{}", rest = ""): string {
  return `{
  "name": "${name}",
  "properties": {
    "linkedServiceName": { "referenceName": "Lake", "type": "LinkedServiceReference" },
    "type": "${type}",
    "typeProperties": ${typeProperties}${rest === "" ? "" : `,\n    ${rest}`}
  }
}
`;
}

function indent(text: string, width: number): string {
  return text.replace(/^(?=.)/gm, " ".repeat(width));
}
