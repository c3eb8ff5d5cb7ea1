import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, sep } from "node:path";
import type { TestContext } from "node:test";

/** Files of a folder, by their paths in it. */
export type Files = Readonly<Record<string, string | Uint8Array>>;

/** Makes a folder with these files that lives as long as the test; returns its real path with forward slashes. */
export function tempFolder(test: TestContext, files: Files): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "adf-kusto-lint-")));
  test.after(() => rmSync(folder, { recursive: true, force: true }));
  for (const [path, content] of Object.entries(files)) {
    const file = join(folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
  }
  return folder.split(sep).join("/");
}

/**
 * Runs something as a user who may not read everything; on systems where tests run as such a user anyway, and on
 * Windows, where file modes forbid nothing, as it is.
 */
export async function withoutPrivileges<T>(run: () => Promise<T>): Promise<T> {
  const { geteuid, seteuid } = process;
  if (geteuid === undefined || seteuid === undefined || geteuid() !== 0) return await run();
  seteuid(65534);
  try {
    return await run();
  } finally {
    seteuid(0);
  }
}
