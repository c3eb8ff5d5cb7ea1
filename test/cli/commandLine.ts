import { join } from "node:path";
import { main } from "../../server/src/cli/main";
import type { StartKustoWorker } from "../../server/src/host/kusto/protocol";
import type { Rule } from "../../server/src/rules/rule";

/** What a run of the command line printed, and what it ended with. */
export interface Run {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** What a test decides about the world around a run. */
export interface RunOptions {
  readonly rules?: readonly Rule[];
  readonly env?: Readonly<Record<string, string>>;
  /** Without it the KQL is not parsed. */
  readonly startKustoWorker?: StartKustoWorker;
  /** Columns of the terminal; without it the output is none. */
  readonly columns?: number;
}

/** Runs the command line in a folder, in this process, with the rules below unless others are given. */
export async function runIn(cwd: string, argv: readonly string[], options: RunOptions = {}): Promise<Run> {
  const printed = { stdout: "", stderr: "" };
  const terminal = options.columns === undefined ? {} : { isTTY: true, columns: options.columns };
  const io = {
    cwd,
    env: options.env ?? {},
    stdout: { ...terminal, write: (text: string) => (printed.stdout += text) },
    stderr: { ...terminal, write: (text: string) => (printed.stderr += text) },
    docsFolder: join(__dirname, "..", "..", "server", "src", "docs"),
    readVersion: () => "1.2.3",
    ...(options.startKustoWorker === undefined ? {} : { startKustoWorker: options.startKustoWorker }),
  };
  const code = await main(argv, io, options.rules ?? [badValue, missingTable]);
  return { code, ...printed };
}

/** A file of a factory that the rules look at; `inner` is what stands in its properties. */
export function resource(name: string, inner: string): string {
  return `{\n  "name": "${name}",\n  "properties": {\n    "type": "AzureDataExplorer",\n    ${inner}\n  }\n}\n`;
}

/** Reports each string that begins with "bad", with a safe fix, or with "poor", with a fix to be chosen. */
export const badValue: Rule = {
  meta: {
    id: "bad-value",
    summary: "A value that is bad.",
    category: "copy",
    defaultSeverity: "error",
    vendorPage: "https://example.org/bad",
    fixes: [{ title: "Make it good", isSafe: true }],
    since: "0.1.0",
  },
  check({ document }, report) {
    for (const node of document.root?.descendants() ?? []) {
      const value = node.stringValue ?? "";
      if (!/^(?:bad|poor)/.test(value)) continue;
      const isSafe = value.startsWith("bad");
      report({
        span: node.span,
        message: `The value "${value}" is ${isSafe ? "bad" : "poor"}. Make it good.`,
        severity: isSafe ? "error" : "hint",
        fixes: [
          {
            title: "Make it good",
            isSafe,
            edits: () => [{ path: document.path, edits: [{ span: node.span, newText: '"good"' }] }],
          },
        ],
      });
    }
  },
};

/** Reports the reference to a dataset without a table, pointing at the dataset, whose fix is a safe one. */
export const missingTable: Rule = {
  meta: {
    id: "missing-table",
    summary: "A dataset without a table.",
    category: "wiring",
    defaultSeverity: "warning",
    vendorPage: "https://example.org/table",
    fixes: [{ title: "Name the table", isSafe: true }],
    isCrossFile: true,
    since: "0.1.0",
  },
  check(analysis, report) {
    for (const reference of analysis.document.references) {
      const found = analysis.resolve(reference);
      const table = found?.resource.properties.get("table");
      if (found === undefined || table?.stringValue !== "") continue;
      const { path } = found.document;
      report({
        span: reference.node.span,
        message: `Dataset "${reference.name}" has no table.`,
        related: [{ path, span: table.span, message: "The table is empty here." }],
        fixes: [
          {
            title: "Name the table",
            isSafe: true,
            edits: () => [{ path, edits: [{ span: table.span, newText: '"Events"' }] }],
          },
        ],
      });
    }
  },
};
