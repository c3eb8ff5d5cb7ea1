import type { Severity } from "../rules/rule";
import type { Io, Output } from "./io";

type Paint = (text: string) => string;

/** How parts of a report look; on anything but a terminal each returns its text as it is. */
export interface Style {
  readonly strong: Paint;
  readonly faint: Paint;
  readonly severity: Readonly<Record<Severity, Paint>>;
}

const WIDTH_WITHOUT_TERMINAL = 100;
const MIN_WIDTH = 40;
/** Longer lines of prose are hard to read, however wide the terminal. */
const MAX_WIDTH = 120;

/** Returns the style for an output. */
export function styleFor(output: Output, env: Io["env"]): Style {
  const paint = (code: string): Paint =>
    isColoured(output, env) ? (text) => `\u001B[${code}m${text}\u001B[0m` : (text) => text;
  return {
    strong: paint("1"),
    faint: paint("2"),
    severity: {
      error: paint("31;1"),
      warning: paint("33;1"),
      information: paint("34;1"),
      hint: paint("36;1"),
    },
  };
}

/** Returns the style for a file: none. */
export function plainStyle(): Style {
  const plain: Paint = (text) => text;
  return {
    strong: plain,
    faint: plain,
    severity: { error: plain, warning: plain, information: plain, hint: plain },
  };
}

/** Returns how many columns a report may take. */
export function widthFor(output: Output): number {
  const columns = output.isTTY === true ? output.columns : undefined;
  return Math.min(MAX_WIDTH, Math.max(MIN_WIDTH, columns || WIDTH_WITHOUT_TERMINAL));
}

/** https://no-color.org and https://force-color.org; the wish for colours wins over the wish for none, as in Node. */
function isColoured(output: Output, env: Io["env"]): boolean {
  const forced = env["FORCE_COLOR"];
  if (forced !== undefined && forced !== "") return forced !== "0" && forced !== "false";
  if ((env["NO_COLOR"] ?? "") !== "" || env["TERM"] === "dumb") return false;
  return output.isTTY === true;
}
