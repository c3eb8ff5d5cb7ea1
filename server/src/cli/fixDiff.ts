import { formatPatch, structuredPatch } from "diff";
import { shownPath } from "./reports/report";
import type { FixedFile, FixTarget } from "./writeFixes";

/** In lines. https://git-scm.com/docs/git-diff has the same. */
const CONTEXT = 3;
const BYTE_ORDER_MARK = "\uFEFF";

/** Collects what `--fix` would change as a unified diff, and changes nothing. */
export class FixDiff implements FixTarget {
  readonly action = "show the fix of";
  private readonly parts = new Map<string, string>();

  constructor(private readonly cwd: string) {}

  /** The files in the order of their paths, in the form of `git diff`; empty when there is nothing to fix. */
  get text(): string {
    const paths = [...this.parts.keys()].sort();
    return paths.map((path) => this.parts.get(path)).join("");
  }

  take({ path, oldText, newText, encoding }: FixedFile): string | undefined {
    if (encoding.startsWith("utf16")) return "it is UTF-16, which git takes for binary; --fix can change it";
    // A diff is of bytes, and the mark is among those of the first line.
    const mark = encoding === "utf8-bom" ? BYTE_ORDER_MARK : "";
    const name = shownPath(path, this.cwd);
    const names = [`a/${name}`, `b/${name}`] as const;
    const patch = structuredPatch(...names, mark + oldText, mark + newText, "", "", { context: CONTEXT });
    this.parts.set(path, formatPatch({ ...patch, isGit: true }));
    return undefined;
  }
}
