import { suite, test } from "node:test";
import { exportSyntax as rule } from "../../server/src/rules/export-syntax";
import { kustoCommand, kustoLookup, pipeline } from "../helpers/builders";
import { checkFix, checkRule } from "../helpers/rules";

const INTO =
  'Activity "Run" exports "into" files, where the command takes "to": write ".export … to csv (…) <| query".';
const BRACKETS =
  'Activity "Run" exports to a connection string without parentheses, which the command asks for. Put all of them in one pair.';
const SIZE =
  'Activity "Run" limits the files of its export to a size outside 100 MB to 4 GB, the range of "sizeLimit", which counts bytes.';
const NO_QUERY = 'Activity "Run" exports nothing: the ".export" command has no "<|" with a query behind it.';

const run = (command: string) => pipeline(kustoCommand(command));
/** A command as JSON, its marks kept. */
const written = (command: string) => run(JSON.stringify(command));

suite("export-syntax", () => {
  suite("reports", () => {
    test("every mistake of the vendor's own sample", () => {
      checkRule(
        rule,
        written(
          '.export async compressed «into» csv «h"http://contoso.blob.core.windows.net/c;key"» with (sizeLimit=«100000», namePrefix=p) <| T',
        ),
        [INTO, BRACKETS, SIZE],
      );
    });

    test("a format that it does not write", () => {
      checkRule(rule, written('.export to «avro» (h"https://c") <| T'), [
        'Activity "Run" exports to the format "avro", but the command writes csv, tsv, json and parquet only.',
      ]);
    });

    test("a size above 4 GB, whatever the case of the name", () => {
      checkRule(rule, written('.export to csv (h"https://c") with (sizelimit = «5000000000») <| T'), [SIZE]);
    });

    test("a command without a query", () => {
      checkRule(rule, written('«.export» async to csv (h"https://c")'), [NO_QUERY]);
      checkRule(rule, written('«.export» to csv (h"https://c"); T'), [NO_QUERY]);
    });

    test("a command of a script", () => {
      checkRule(rule, written('.execute database script <|\n.export «into» csv (h"https://c") <| T'), [INTO]);
    });

    test("a command in an Expression object, joined or with interpolations", () => {
      const joined = `{ "value": «"@concat('.export «into» csv (h''https://c'') <| T | where Id == ', item().id)"», "type": "Expression" }`;
      checkRule(rule, run(joined.replace('«"', '"').replace('"»', '"')), [INTO]);
      checkRule(rule, run(`".export «into» csv (h'@{item().url}') <| T"`), [INTO]);
    });
  });

  suite("accepts", () => {
    for (const command of [
      '.export async compressed to csv (h@"https://a;key", h@"https://b;key") with (sizeLimit=100000000, includeHeaders="all") <| T',
      ".export to parquet (h'https://c') with (sizeLimit=4294967296) <| T",
      ".export to json (h'https://c') with (sizeLimit=long(5)) <| T",
      ".export\n  async\n  to tsv (\n    h'https://c'\n  )\n  <|\n  T",
      '.export async to sql T h"Server=tcp:c" <| T',
      ".export async to table External with (sizeLimit=1) <| T",
      ".show tables",
    ]) {
      test(command, () => checkRule(rule, written(command)));
    }

    test("words that an expression may complete", () => {
      checkRule(rule, written(".export to @{variables('format')} (h'https://c') <| T"));
      checkRule(rule, written(".export @{variables('how')} csv h'https://c' <| T"));
      checkRule(rule, written(".export to csv (h'https://c') @{variables('query')}"));
      checkRule(rule, written(".export to csv (h'https://c') with (sizeLimit=@{variables('size')}) <| T"));
      checkRule(rule, run("\"@variables('command')\""));
    });

    test("a text whose rest is hidden by another mistake", () => {
      checkRule(rule, written(".export to csv (h'https://c' <| T"));
      checkRule(rule, written(".export to csv (h'https://c) <| T"));
      checkRule(rule, written(".export to csv (h'https://c') // all <| T"));
    });

    test("a query, where no command can run anyway", () => {
      checkRule(rule, kustoLookup("\".export into csv (h'https://c') <| T\""));
    });
  });

  suite("fixes", () => {
    test("the direction", () => {
      checkFix(
        rule,
        run(`"@concat('.export into csv (h''https://c'') <| T | take ', string(5))"`),
        'Write "to"',
        run(`"@concat('.export to csv (h''https://c'') <| T | take ', string(5))"`),
      );
    });

    test("the parentheses, around all connection strings", () => {
      checkFix(
        rule,
        written(".export to csv h'https://a', h'https://b' <| T"),
        "Put the connection strings in parentheses",
        written(".export to csv (h'https://a', h'https://b') <| T"),
      );
    });
  });

  test("reads the words of a command in any case", () => {
    checkRule(rule, written("«.EXPORT» TO CSV ('https://c')"), [NO_QUERY]);
    checkRule(rule, written(".Export Async To Table E <| T"));
  });
});
