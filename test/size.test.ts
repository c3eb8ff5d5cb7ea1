import assert from "node:assert/strict";
import path from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { ROOT } from "./helpers/checkout";

/** A server is started with the window, so that what is not needed at once is left to `import()`. */
const MOST_START_BYTES = 450_000;

interface Bundles {
  readonly measureServerStart: () => Promise<number>;
}

test("the server loads little before it answers its client", async () => {
  const file = path.join(ROOT, "server", "tools", "bundles.mjs");
  const { measureServerStart }: Bundles = await import(pathToFileURL(file).href);
  const bytes = await measureServerStart();
  assert.ok(
    bytes <= MOST_START_BYTES,
    `What server.ts imports at once, directly or not, has ${bytes} bytes; at most ${MOST_START_BYTES} are allowed. Put what is needed later behind one of the imports of server.ts that wait.`,
  );
});
