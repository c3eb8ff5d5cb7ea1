import type { StartKustoWorker } from "../host/kusto/protocol";

/** Where text goes; Node's `process.stdout` is one. */
export interface Output {
  write(text: string): unknown;
  readonly isTTY?: boolean;
  /** How many characters fit on a line of a terminal. */
  readonly columns?: number;
}

/** What a run of the command line sees of the world, the disk excepted. */
export interface Io {
  /** The working directory, as this system writes it. */
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly stdout: Output;
  readonly stderr: Output;
  /** Where the documentation of the rules lies. */
  readonly docsFolder: string;
  /** Starts what runs the official Kusto parser; left out, it is never asked. */
  readonly startKustoWorker?: StartKustoWorker;
  /** Asked only when the version is printed. */
  readonly readVersion: () => string;
}

/** The name of the command, as its messages begin. */
export const COMMAND_NAME = "adf-kusto-lint";

/** What the command ends with. https://www.gnu.org/software/grep/manual/html_node/Exit-Status.html has the same. */
export const ExitCode = { clean: 0, findings: 1, trouble: 2 } as const;
