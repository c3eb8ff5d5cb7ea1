import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { escapeString, writeName } from "../../server/src/kql/write";

suite("writing KQL", () => {
  test("leaves plain names as they are and quotes all others", () => {
    assert.deepEqual(["Events", "_x1", "na me", "1st", "dbo.T", "it's", "a\\b"].map(writeName), [
      "Events",
      "_x1",
      "['na me']",
      "['1st']",
      "['dbo.T']",
      "['it\\'s']",
      "['a\\\\b']",
    ]);
  });

  test("escapes what would end a string or its line", () => {
    assert.equal(escapeString("a\"b'c\\d\ne\r\tf"), "a\\\"b\\'c\\\\d\\ne\\r\\tf");
  });
});
