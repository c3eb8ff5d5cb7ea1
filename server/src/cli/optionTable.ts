/** An option of the command line. */
export interface OptionSpec {
  readonly name: `--${string}`;
  /** What its value stands for; an option without is a switch. */
  readonly valueName?: string;
  /** For the help. */
  readonly summary: string;
  /** Whether it is refused: a later version has it. */
  readonly isPending?: true;
}

/** The formats of findings. */
export const FORMATS = ["pretty", "json", "sarif", "junit", "github", "ado"] as const;

export type Format = (typeof FORMATS)[number];

/** All options, in the order of the help. */
export const OPTIONS: readonly OptionSpec[] = [
  {
    name: "--format",
    valueName: "FORMAT",
    summary:
      "pretty (default, for people), json (one object, for programs), sarif (code scanning), junit (test " +
      "results), github (annotations of GitHub Actions) or ado (issues of Azure Pipelines)",
  },
  { name: "--output", valueName: "FILE", summary: "write the findings there instead of standard output" },
  {
    name: "--rule",
    valueName: "ID=SEVERITY",
    summary: "give a rule another severity: error, warning, information, hint or off; repeatable",
  },
  {
    name: "--min-severity",
    valueName: "SEVERITY",
    summary: "leave out what is below (default: information; with json and sarif: hint)",
  },
  { name: "--max-warnings", valueName: "N", summary: "exit with 1 on more warnings than that" },
  { name: "--fix", summary: "apply all safe fixes, then report what is left" },
  {
    name: "--fix-dry-run",
    summary: "print what --fix would change as a diff for git apply, and change nothing",
  },
  {
    name: "--scope",
    valueName: "SCOPE",
    summary: "kusto (default): what touches Azure Data Explorer; factory: every resource",
  },
  {
    name: "--kql-schema",
    valueName: "FILE",
    summary:
      "tables and functions that the KQL is checked against: .create commands, or the JSON of .show database schema " +
      "as json",
  },
  { name: "--no-kql", summary: "leave out the official Kusto parser, and the rules that need it" },
  { name: "--list-rules", summary: "print all rules" },
  { name: "--explain", valueName: "ID", summary: "print the documentation of a rule" },
  { name: "--version", summary: "print the version" },
  { name: "--help", summary: "print this help" },
  { name: "--config", valueName: "FILE", summary: "", isPending: true },
  { name: "--baseline", valueName: "FILE", summary: "", isPending: true },
  { name: "--write-baseline", valueName: "FILE", summary: "", isPending: true },
  { name: "--permissions", summary: "", isPending: true },
];
