import { suite, test } from "node:test";
import { secretInCommand as rule } from "../../server/src/rules/secret-in-command";
import { kustoCommand, kustoLookup, pipeline } from "../helpers/builders";
import { checkFix, checkRule } from "../helpers/rules";

const message = (role: string, activity: string) =>
  `The ${role} of activity "${activity}" has a secret in a plain string, which Azure Data Explorer keeps readable in its ` +
  'logs. Prefix the string with "h", or better use "impersonate" or a managed identity.';
const MESSAGE = message("command", "Run");
const TITLE = 'Hide the text from logs: prefix "h"';
/** No key of anything: the letters of the alphabet, over and over. */
const KEY = `${"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789".slice(0, 44)}==`;

const run = (command: string) => pipeline(kustoCommand(command));

suite("secret-in-command", () => {
  suite("reports", () => {
    for (const [what, literal] of [
      ["a shared access signature", "'https://c.blob.core.windows.net/f?sv=2020&sig=abc%3D'"],
      [
        "a signature that an expression gives",
        "'https://c.blob.core.windows.net/f?sv=2020&sig=@{variables('sig')}'",
      ],
      ["a key with its name", "'https://c.blob.core.windows.net/f;AccountKey=abc'"],
      ["a key alone", `'https://c.blob.core.windows.net/f;${KEY}'`],
      ["a verbatim string", `@'https://c.blob.core.windows.net/f;${KEY}'`],
      ["a string behind the one with the address", `';${KEY}'`],
      ["a key behind an address that is no URL", `'c.blob.core.windows.net;${KEY}'`],
      ["a signature in a string of its own", "'sig=abc%3D&se=2030'"],
      ["a token", "'https://c.blob.core.windows.net/f;token=eyJ0eXAi'"],
      ["a password for SQL", "'Server=tcp:c,1433;User ID=u;Password=p'"],
    ] as const) {
      test(`${what}, over the literal`, () => {
        checkRule(rule, run(`".ingest into table T («${literal}»)"`), [MESSAGE]);
      });
    }

    test("each literal, also of a query and with JSON escapes", () => {
      checkRule(
        rule,
        kustoLookup(
          `"externaldata (a: string) [«\\"https://a?sig=1\\"», «\\"https://b?sig=2\\"», h\\"https://c?sig=3\\"]"`,
          "",
        ),
        [message("query", "Find"), message("query", "Find")],
      );
    });

    test("a literal in an Expression object and one that concat joins", () => {
      checkRule(
        rule,
        run(`{ "value": ".ingest into table T («'https://a?sig=1'»)", "type": "Expression" }`),
        [MESSAGE],
      );
      checkRule(rule, run(`"@concat('.ingest into table T («''https://a/', item().name, '?sig=1''»)')"`), [
        MESSAGE,
      ]);
    });
  });

  suite("accepts", () => {
    for (const literal of [
      "h'https://c.blob.core.windows.net/f?sig=abc'",
      "H'https://c.blob.core.windows.net/f?sig=abc'",
      `h@'https://c.blob.core.windows.net/f;${KEY}'`,
      "'https://c.blob.core.windows.net/f;impersonate'",
      "'https://c.blob.core.windows.net/f;managed_identity=system'",
      "'https://c.blob.core.windows.net/f;managed_identity=9ca5bb85-1c1f-44c3-b33a-0dfcc7ec5f6b'",
      "'https://c.blob.core.windows.net/f;prompt'",
      "'https://c.blob.core.windows.net/f?sv=2020&sig=***'",
      "'https://c.blob.core.windows.net/f;AccountKey=*****'",
      "'https://c.blob.core.windows.net/f?sig=<signature>'",
      "'https://c.blob.core.windows.net/abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyz'",
      "'@{variables('url')}'",
      "'Server=tcp:c,1433;Authentication=Active Directory Integrated'",
    ]) {
      test(literal, () => checkRule(rule, run(`".ingest into table T (${literal})"`)));
    }

    test("a comment, and a text in which someone looks for secrets", () => {
      checkRule(
        rule,
        kustoLookup(
          `"Logs // 'https://c?sig=1'\\n| where Url has 'sig=' or Url has 'sig=x' or Text == 'password=1'"`,
          "",
        ),
      );
    });
  });

  suite("hides the literal", () => {
    test("in plain text", () => {
      checkFix(
        rule,
        run(`".ingest into table T (@'https://c?sig=1')"`),
        TITLE,
        run(`".ingest into table T (h@'https://c?sig=1')"`),
      );
    });

    test("in a string of an expression", () => {
      checkFix(
        rule,
        run(`"@concat('.ingest into table T (''https://a/', item().name, '?sig=1'')')"`),
        TITLE,
        run(`"@concat('.ingest into table T (h''https://a/', item().name, '?sig=1'')')"`),
      );
    });
  });
});
