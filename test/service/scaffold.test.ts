import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { questionsOf } from "../../server/src/service/scaffold/scaffolds";
import { VARIED_FILES } from "../helpers/scaffoldFactory";
import { factoryIn, findingsInAdded, newFiles, problemWith, scaffoldOf } from "../helpers/scaffolds";

const CSV = "csv-from-lake";

/** Answers a question and returns its fault. */
function faultOf(scaffold: string, id: string, answer: string, files = VARIED_FILES): string | undefined {
  const questions = questionsOf(scaffoldOf(scaffold), factoryIn(files), new Map([[id, answer]]));
  const question = questions.find((asked) => asked.id === id);
  assert.ok(question, `${id} is not asked`);
  return question.fault;
}

function idsAsked(scaffold: string, answers: Readonly<Record<string, string>>, files = VARIED_FILES) {
  const questions = questionsOf(scaffoldOf(scaffold), factoryIn(files), new Map(Object.entries(answers)));
  return questions.map(({ id }) => id);
}

suite("the questions of a scaffold", () => {
  test("offer what the factory has and is fit, with what tells it from the others", () => {
    const [source, sink] = questionsOf(scaffoldOf(CSV), factoryIn(VARIED_FILES), new Map());
    assert.deepEqual(source?.choices, [
      { answer: "GoodCsv", detail: "raw/events · Store" },
      { answer: "OneCsv", detail: "raw/one.csv · Store" },
    ]);
    assert.equal(source?.other, "New dataset…");
    assert.equal(
      source?.writingHint,
      "A name for the new dataset. The dataset of the CSV files: quotes doubled, columns named in the first row.",
    );
    assert.deepEqual(sink?.choices, [{ answer: "AnyTable", detail: "Store" }]);
  });

  test("about something new come only when it is new", () => {
    assert.deepEqual(idsAsked(CSV, { source: "GoodCsv", sink: "Events" }), [
      "source",
      "sink",
      "table",
      "cluster",
      "cluster.database",
      "pipeline",
    ]);
    assert.deepEqual(idsAsked(CSV, { source: "Csv", lake: "Lake", sink: "Events", cluster: "New" }, {}), [
      "source",
      "lake",
      "lake-address",
      "container",
      "folder",
      "sink",
      "table",
      "cluster",
      "cluster-endpoint",
      "cluster-database",
      "pipeline",
    ]);
  });

  test("ask for the parameters of what exists, but for those with a default", () => {
    assert.deepEqual(idsAsked(CSV, {}), ["source", "sink", "sink.table", "sink.partitions", "pipeline"]);
    assert.equal(faultOf(CSV, "sink.partitions", "many"), '"many" is no int.');
    assert.equal(faultOf(CSV, "sink.table", ""), 'The dataset "AnyTable" needs a value for "table".');
  });

  test("propose names by earlier answers, with a number where they are taken", () => {
    const files = {
      ...VARIED_FILES,
      "pipeline/LoadAlarms.json": '{ "name": "loadalarms", "properties": {} }',
    };
    const asked = questionsOf(scaffoldOf(CSV), factoryIn(files), new Map([["sink", "AlarmsTable"]]));
    const proposals = new Map(asked.map(({ id, proposal }) => [id, proposal]));
    assert.equal(proposals.get("table"), "Alarms");
    assert.equal(proposals.get("pipeline"), "LoadAlarms2");
  });

  test("propose the addresses of the storage accounts that linked services name", () => {
    const questions = questionsOf(scaffoldOf("export-to-lake"), factoryIn(VARIED_FILES), new Map());
    const address = questions.find(({ id }) => id === "storage-address");
    assert.deepEqual(address?.choices, [
      { answer: "https://contosostore.blob.core.windows.net", detail: "Store" },
    ]);
    assert.equal(address?.other, "Another address…");
  });
});

suite("an answer is refused", () => {
  const refused: readonly (readonly [what: string, id: string, answer: string, fault: string])[] = [
    [
      "when Data Factory would refuse the name",
      "pipeline",
      "Load/Events",
      '"Load/Events" is no valid name: it must start with a letter, a number or an underscore and have none of ' +
        ". + ? / < > * % & : \\ #.",
    ],
    [
      "when it is of another type",
      "sink",
      "goodcsv",
      '"GoodCsv" exists already, and its type is DelimitedText instead of AzureDataExplorerTable.',
    ],
    [
      "when it is a dataset without a table",
      "sink",
      "NoTable",
      'The dataset "NoTable" names no table, so nothing can be loaded with it.',
    ],
    [
      "when it escapes with a backslash",
      "source",
      "BackslashCsv",
      'The dataset "BackslashCsv" escapes with a backslash, and files for Azure Data Explorer double their quotes.',
    ],
    [
      "when its columns have no names",
      "source",
      "NamelessCsv",
      'The files of "NamelessCsv" name no columns, so they would be loaded by position.',
    ],
    [
      "when its files lie in another store",
      "source",
      "RemoteCsv",
      'The files of "RemoteCsv" lie neither in a data lake (Gen2) nor in Blob storage.',
    ],
  ];
  for (const [what, id, answer, fault] of refused) {
    test(what, () => assert.equal(faultOf(CSV, id, answer), fault));
  }

  test("when a pipeline has the name, in any casing", () => {
    const files = { "pipeline/Load.json": '{ "name": "Load", "properties": { "activities": [] } }' };
    assert.equal(faultOf(CSV, "pipeline", "LOAD", files), 'A pipeline named "LOAD" exists already.');
  });

  test("when a file has the name that its own would have", () => {
    const files = { "pipeline/Load.json": '{ "name": "Other", "properties": { "activities": [] } }' };
    assert.equal(faultOf(CSV, "pipeline", "load", files), 'The file "pipeline/load.json" exists already.');
  });

  test("when two new datasets would have one name", () => {
    assert.equal(
      problemWith(CSV, factoryIn({}), { source: "Events", sink: "events" }),
      'Table to load: A dataset named "events" exists already.',
    );
  });

  test("when it is no address of a cluster or of a storage account", () => {
    for (const address of [
      "",
      "mycluster",
      "http://c.kusto.windows.net",
      "https://ingest-c.kusto.windows.net",
    ]) {
      assert.match(
        faultOf(CSV, "cluster-endpoint", address, {}) ?? "",
        /is no address of a cluster/,
        address,
      );
    }
    for (const address of ["", "https://contoso.example", "https://a.dfs.core.windows.net/c"]) {
      assert.match(
        faultOf(CSV, "lake-address", address, {}) ?? "",
        /is no address of a storage account/,
        address,
      );
    }
  });

  test("when it leads into an array, or is no path", () => {
    const scaffold = "json-into-dynamic-column";
    assert.equal(faultOf(scaffold, "object", "$['a']['b']"), undefined);
    assert.match(faultOf(scaffold, "object", "$['a'][*]") ?? "", /^Arrays are not supported/);
    assert.match(faultOf(scaffold, "object", "a") ?? "", /begins with \$/);
  });
});

suite("the files of a scaffold", () => {
  test("are not made when an answer answers no question", () => {
    assert.equal(
      problemWith(CSV, factoryIn(VARIED_FILES), { "sink.table": "A", "sink.partitions": "1", tabel: "A" }),
      'There is no question "tabel" here; the questions are source, sink, sink.table, sink.partitions, pipeline.',
    );
  });

  test("pass parameters on by their types", () => {
    const answers = { "sink.table": "@Events", "sink.partitions": "4" };
    const [pipeline] = newFiles(CSV, factoryIn(VARIED_FILES), answers);
    assert.match(pipeline?.text ?? "", /"table": "@@Events",\s+"partitions": 4\s/);
  });

  test("read the file that a dataset names, and not its neighbours", () => {
    const answers = { source: "OneCsv", "sink.table": "Events", "sink.partitions": "4" };
    const [pipeline] = newFiles(CSV, factoryIn(VARIED_FILES), answers);
    assert.doesNotMatch(pipeline?.text ?? "", /wildcardFileName/);
    assert.match(pipeline?.text ?? "", /AzureBlobStorageReadSettings/);
  });

  test("quote the names that SQL and KQL would not take bare", () => {
    const sql = newFiles("bulk-copy-from-database", factoryIn({}), {
      "source-table": "sales.Order]Lines",
      "partition-column": "it's @{on}",
    });
    assert.match(sql.at(-1)?.text ?? "", /FROM \[sales\]\.\[Order\]\]Lines\]\\nWHERE \[it's @@\{on\}\] >= /);
    const kql = newFiles("ingest-from-query", factoryIn({}), { "source-table": "My Events", table: "a-b" });
    assert.match(kql.at(-1)?.text ?? "", /\.set-or-append async \['a-b'\] with/);
    assert.match(kql.at(-1)?.text ?? "", /<\|\\n\['My Events'\]\\n\| where/);
  });

  test("have no findings and stay JSON, whatever is answered", () => {
    const texts = ["@x", "@{x}", "it's", 'say "a"', "a\\b", "[x]", "<x>", "é", "$['a']", "x; y"];
    for (const id of [
      "bulk-copy-from-database",
      CSV,
      "json-into-dynamic-column",
      "export-to-lake",
      "ingest-from-query",
    ]) {
      for (const text of texts) checkHostile(id, text);
    }
  });
});

/** Gives one answer after the other where it can be taken, and everywhere else what is proposed. */
function checkHostile(id: string, text: string): void {
  const answers = new Map<string, string>();
  for (const question of idsAsked(id, {}, {})) {
    const attempt = new Map([...answers, [question, text]]);
    const asked = questionsOf(scaffoldOf(id), factoryIn({}), attempt).find((found) => found.id === question);
    if (asked?.fault === undefined) answers.set(question, text);
  }
  const factory = factoryIn({});
  const files = newFiles(id, factory, Object.fromEntries(answers));
  for (const file of files) assert.doesNotThrow(() => JSON.parse(file.text));
  const findings = findingsInAdded(factory, files).map(({ rule, message }) => `${rule.id}: ${message}`);
  assert.deepEqual(findings, [], text);
}
