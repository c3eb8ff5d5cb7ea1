import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { CancellationToken, LSPErrorCodes, ResponseError } from "vscode-languageserver/node";
import { describeError, guardRequest, guardTask } from "../../server/src/lsp/guard";

suite("the guard", () => {
  test("hands on what a handler answers", async () => {
    const handler = guardRequest("Doubling", 0, assert.fail, async (value: number) => value * 2);
    assert.equal(await handler(4, CancellationToken.None), 8);
  });

  test("does not even begin with a cancelled request", async () => {
    const handler = guardRequest("Failing", 0, assert.fail, () => assert.fail());
    const answer = await handler(null, CancellationToken.Cancelled);
    assert.ok(answer instanceof ResponseError);
    assert.equal(answer.code, LSPErrorCodes.RequestCancelled);
  });

  test("logs an exception, thrown or rejected, and answers with nothing", async () => {
    const log: string[] = [];
    for (const fail of [() => assert.fail("thrown"), () => Promise.reject(new RangeError("rejected"))]) {
      const handler = guardRequest("Linting", [], (message) => log.push(message), fail);
      assert.deepEqual(await handler(null, CancellationToken.None), []);
    }
    assert.match(log[0] ?? "", /^Linting failed: AssertionError: thrown\n\s+at /);
    assert.match(log[1] ?? "", /^Linting failed: RangeError: rejected\n\s+at /);
  });

  test("logs the exception of a task", async () => {
    const message = await new Promise<string>((resolve) => {
      guardTask("Reading", resolve, () => {
        throw new Error("gone");
      });
    });
    assert.match(message, /^Reading failed: Error: gone\n/);
  });

  test("leaves out of a log what an error quotes", () => {
    const errors = ["{ secret", "'secret'", '"a secret"'].map((text) => {
      try {
        return JSON.parse(text);
      } catch (error) {
        return error;
      }
    });
    for (const error of [...errors, new Error("at “x”: `secret`")]) {
      assert.doesNotMatch(describeError(error), /secret/);
    }
    assert.equal(describeError("secret"), "a string was thrown");
  });
});
