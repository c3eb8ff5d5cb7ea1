import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { type KustoLimits, KustoParserClient } from "../../../server/src/host/kusto/kustoParserClient";
import type { KustoRequest, KustoWorkerEvents } from "../../../server/src/host/kusto/protocol";
import { ANSWER_PARTS, type AnswerPart } from "../../../server/src/kql/parser/answer";

/** Workers that answer when the test says so. */
class FakeWorkers {
  started = 0;
  stopped = 0;
  held = false;
  readonly requests: KustoRequest[] = [];
  private events: KustoWorkerEvents | undefined;

  readonly start = (events: KustoWorkerEvents) => {
    this.started += 1;
    this.events = events;
    return {
      post: (request: KustoRequest) => this.requests.push(request),
      hold: (isHeld: boolean) => {
        this.held = isHeld;
      },
      stop: () => {
        this.stopped += 1;
      },
    };
  };

  ready(): void {
    this.events?.onReply({ kind: "ready" });
  }

  /** Answers the last request; the diagnostic tells which it was. */
  answer(): void {
    const { id, text, part } = this.last();
    const diagnostic = { code: part, severity: "error", message: text, start: 0, end: 1 } as const;
    this.events?.onReply({ kind: "answer", id, diagnostics: [diagnostic] });
  }

  layOut(): void {
    const { id, text } = this.last();
    this.events?.onReply({ kind: "layout", id, layout: { text: text.toUpperCase() } });
  }

  fail(): void {
    this.events?.onReply({ kind: "failure", id: this.last().id, reason: "RangeError" });
  }

  die(): void {
    this.events?.onDeath("exit code 1");
  }

  /** The questions so far, as "part text". */
  get asked(): readonly string[] {
    return this.requests.map(({ part, text }) => `${part} ${text}`);
  }

  private last(): KustoRequest {
    const request = this.requests.at(-1);
    assert.ok(request, "Nothing was asked.");
    return request;
  }
}

function makeClient(limits: Partial<KustoLimits> = {}) {
  const workers = new FakeWorkers();
  const troubles: string[] = [];
  const client = new KustoParserClient({
    startWorker: workers.start,
    onTrouble: (message) => troubles.push(message),
    limits,
  });
  return { client, workers, troubles };
}

suite("the client of the parser", () => {
  test("starts no worker before the first question", () => {
    const { client, workers } = makeClient();
    const parts: AnswerPart[] = [];
    client.order([], (part) => parts.push(part));
    assert.deepEqual(parts, ANSWER_PARTS);
    assert.equal(workers.started, 0);
  });

  test("asks for the syntax of all texts before anything else, one at a time", () => {
    const { client, workers } = makeClient();
    const parts: AnswerPart[] = [];
    client.order(["a", "b"], (part) => parts.push(part));
    assert.deepEqual(workers.asked, ["syntax a"]);
    workers.ready();
    for (let count = 0; count < 6; count++) workers.answer();
    assert.deepEqual(workers.asked, [
      "syntax a",
      "syntax b",
      "semantics a",
      "semantics b",
      "advice a",
      "advice b",
    ]);
    assert.deepEqual(parts, ANSWER_PARTS);
    assert.equal(client.answerTo("b")?.syntax[0]?.message, "b");
    assert.equal(client.answerTo("b")?.advice?.[0]?.code, "advice");
  });

  test("asks nothing twice", () => {
    const { client, workers } = makeClient();
    const first = client.order(["a"], () => {});
    workers.ready();
    for (const _ of ANSWER_PARTS) workers.answer();
    first.cancel();
    const parts: AnswerPart[] = [];
    client.order(["a"], (part) => parts.push(part));
    assert.deepEqual(parts, ANSWER_PARTS);
    assert.equal(workers.requests.length, 3);
  });

  test("drops the questions of a cancelled order, but not what another one waits for", () => {
    const { client, workers } = makeClient();
    const first = client.order(["old", "gone", "shared"], () => {});
    client.order(["shared", "new"], () => {});
    first.cancel();
    workers.ready();
    workers.answer();
    workers.answer();
    assert.deepEqual(workers.asked, ["syntax old", "syntax shared", "syntax new"]);
  });

  test("keeps the process alive only while it waits for an answer", () => {
    const { client, workers } = makeClient();
    client.order(["a"], () => {});
    assert.equal(workers.held, true);
    workers.ready();
    for (const _ of ANSWER_PARTS) workers.answer();
    assert.equal(workers.held, false);
  });

  test("starts a worker that died again, without the text that it died of", async () => {
    const { client, workers, troubles } = makeClient();
    const answers = client.answersTo(["poison", "b"]);
    workers.ready();
    workers.die();
    assert.equal(workers.started, 2);
    workers.ready();
    for (const _ of ANSWER_PARTS) workers.answer();
    assert.deepEqual((await answers).get("poison"), { syntax: [], semantics: [], advice: [] });
    assert.equal((await answers).get("b")?.syntax.length, 1);
    assert.deepEqual(troubles, ["The Kusto parser failed on a text of 6 characters: exit code 1."]);
    await client.answersTo(["poison"]);
    assert.equal(workers.asked.filter((asked) => asked.endsWith("poison")).length, 1);
  });

  test("keeps what was known of a text before the parser failed on it", async () => {
    const { client, workers } = makeClient();
    const answers = client.answersTo(["a"]);
    workers.ready();
    workers.answer();
    workers.fail();
    const answer = (await answers).get("a");
    assert.equal(answer?.syntax.length, 1);
    assert.deepEqual(answer?.advice, []);
    assert.equal(workers.started, 1);
  });

  test("stops a worker that takes too long, and goes on with another", async (t) => {
    // As the worker does in a real process.
    const alive = setInterval(() => {}, 1000);
    t.after(() => clearInterval(alive));
    const { client, workers, troubles } = makeClient({ answerTime: 5 });
    const answers = client.answersTo(["slow"]);
    workers.ready();
    assert.deepEqual((await answers).get("slow")?.syntax, []);
    assert.equal(workers.stopped, 1);
    assert.deepEqual(troubles, ["The Kusto parser failed on a text of 4 characters: no answer after 5 ms."]);
  });

  test("gives up when the worker cannot start, and tells it", async () => {
    const { client, workers, troubles } = makeClient({ starts: 2 });
    const answers = client.answersTo(["a", "b"]);
    workers.die();
    workers.die();
    assert.deepEqual(
      [...(await answers).values()].flatMap(({ syntax }) => syntax),
      [],
    );
    assert.equal(workers.started, 2);
    assert.deepEqual(troubles, [
      "The Kusto parser did not start: exit code 1.",
      "The Kusto parser did not start: exit code 1.",
    ]);
    await client.answersTo(["c"]);
    assert.equal(workers.started, 2);
  });

  test("settles what is waited for when it is disposed of", async () => {
    const { client, workers } = makeClient();
    const answers = client.answersTo(["a"]);
    client.dispose();
    assert.deepEqual((await answers).get("a")?.syntax, []);
    assert.equal(workers.stopped, 1);
    assert.equal(workers.held, false);
  });
});

suite("layouts", () => {
  test("are asked for before anything that is not under way, each text once", async () => {
    const { client, workers } = makeClient();
    client.order(["a", "b"], () => {});
    const layouts = [client.layOut("c"), client.layOut("d"), client.layOut("c")];
    workers.ready();
    workers.answer();
    workers.layOut();
    workers.layOut();
    assert.deepEqual(workers.asked, ["syntax a", "layout c", "layout d", "syntax b"]);
    assert.deepEqual(await Promise.all(layouts), [{ text: "C" }, { text: "D" }, { text: "C" }]);
  });

  test("that fail are told so, and the text is still asked about", async () => {
    const { client, workers, troubles } = makeClient();
    const first = client.layOut("a");
    workers.ready();
    workers.fail();
    assert.deepEqual(await first, { problem: "failed" });
    const second = client.layOut("a");
    workers.die();
    assert.deepEqual(await second, { problem: "failed" });
    client.order(["a"], () => {});
    assert.equal(workers.asked.at(-1), "syntax a");
    assert.deepEqual(troubles, [
      "The Kusto parser failed on a text of 1 characters: RangeError.",
      "The Kusto parser failed on a text of 1 characters: exit code 1.",
    ]);
  });

  test("fail when the worker does not start, and when the client is disposed of", async () => {
    const { client, workers } = makeClient({ starts: 1 });
    const layout = client.layOut("a");
    workers.die();
    assert.deepEqual(await layout, { problem: "failed" });
    assert.deepEqual(await client.layOut("b"), { problem: "failed" });
    const other = makeClient();
    const waiting = other.client.layOut("a");
    other.client.dispose();
    assert.deepEqual(await waiting, { problem: "failed" });
  });
});
