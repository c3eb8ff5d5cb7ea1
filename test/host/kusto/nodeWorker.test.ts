import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { suite, type TestContext, test } from "node:test";
import { KustoParserClient } from "../../../server/src/host/kusto/kustoParserClient";
import { nodeWorkerFrom } from "../../../server/src/host/kusto/nodeWorker";
import { tempFolder } from "../tempFolder";

const WORKER = join(__dirname, "..", "..", "..", "server", "src", "kustoWorker.js");

suite("the worker thread", () => {
  test("answers, and leaves the thread that asks alone", async (t) => {
    const { client, troubles } = makeClient(t, WORKER);
    const delay = monitorEventLoopDelay({ resolution: 1 });
    delay.enable();
    const answers = await client.answersTo(["T | wher x", ".crate table T", "T | where Name contains 'abc'"]);
    delay.disable();
    t.diagnostic(`the event loop was held for ${(delay.max / 1e6).toFixed(0)} ms at most`);
    assert.equal(answers.get("T | wher x")?.syntax[0]?.code, "KS176");
    assert.equal(answers.get(".crate table T")?.syntax[0]?.code, "unknown-command");
    assert.equal(answers.get("T | where Name contains 'abc'")?.advice?.[0]?.code, "KS500");
    assert.deepEqual(troubles, []);
  });

  test("is silent when its file is missing", async (t) => {
    const { client, troubles } = makeClient(t, join(tempFolder(t, {}), "missing.js"));
    assert.deepEqual((await client.answersTo(["T"])).get("T")?.syntax, []);
    assert.equal(troubles.length, 2);
  });

  test("is started again when it ends by itself", async (t) => {
    const file = join(tempFolder(t, {}), "worker.js");
    writeFileSync(
      file,
      `const { parentPort: port } = require("node:worker_threads");
       console.log("Nobody reads this.");
       port.postMessage({ kind: "ready" });
       port.on("message", ({ id, text }) => {
         if (text === "die") process.exit(3);
         port.postMessage({ kind: "answer", id, diagnostics: [{ message: text }] });
       });`,
    );
    const { client, troubles } = makeClient(t, file);
    const answers = await client.answersTo(["die", "live"]);
    assert.deepEqual(answers.get("die")?.syntax, []);
    assert.equal(answers.get("live")?.syntax[0]?.message, "live");
    assert.deepEqual(troubles, ["The Kusto parser failed on a text of 3 characters: exit code 3."]);
  });
});

function makeClient(t: TestContext, file: string) {
  const troubles: string[] = [];
  const client = new KustoParserClient({
    startWorker: nodeWorkerFrom(file),
    onTrouble: (message) => troubles.push(message),
  });
  t.after(() => client.dispose());
  return { client, troubles };
}
