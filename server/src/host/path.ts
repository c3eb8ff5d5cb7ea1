import { sep } from "node:path";

/** Returns a path of this system with forward slashes, as the rest of the program has it. */
export function withForwardSlashes(path: string): string {
  return sep === "/" ? path : path.split(sep).join("/");
}
