import type { Rule } from "../../../server/src/rules/rule";
import type { Files } from "../../host/tempFolder";
import { badValue, resource } from "../commandLine";

/** A pipeline with three findings, one of them about the dataset, and a linked service without any. */
export const FILES: Files = {
  "f/pipeline/Load.json":
    '{\n  "name": "Load",\n  "properties": {\n    "type": "Kusto",\n    "a/b": ["poor", "bad"],\n' +
    '    "source": { "referenceName": "Events", "type": "DatasetReference" }\n  }\n}\n',
  "f/dataset/Events.json": resource("Events", '"table": ""'),
  "f/linkedService/Fine.json": resource("Fine", '"description": "good"'),
};

/** Returns one of two texts: Windows allows less in the names of files. */
export function withoutWindows(elsewhere: string, onWindows: string): string {
  return process.platform === "win32" ? onWindows : elsewhere;
}

/** One finding in a file whose name and text hold everything that means something in a log or in XML. */
export const hostileFiles: Files = {
  [withoutWindows("dataset/A%::,x=1;]]>\n\r::error.json", "dataset/A%,x=1;]].json")]: resource(
    "A",
    '"x": "bad\\r\\n::error::%, ;]]>\\u0000\\u001b[2J##vso[x]"',
  ),
};

/** Reports the second and the third line of each dataset. */
export const lineRule: Rule = {
  meta: { ...badValue.meta, id: "two-lines", defaultSeverity: "warning" },
  check({ document }, report) {
    const [first = "", second = "", third = ""] = document.text.split("\n");
    const start = first.length + 1;
    report({ span: { start, end: start + second.length + 1 + third.length }, message: "Two lines." });
  },
};
