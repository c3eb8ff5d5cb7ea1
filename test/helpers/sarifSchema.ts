import { readFileSync } from "node:fs";
import path from "node:path";
import { getLanguageService, type JSONSchema, TextDocument } from "vscode-json-languageservice";
import { ROOT } from "./checkout";

const SCHEMA = "node_modules/@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json";

/** Returns what the schema of SARIF 2.1.0 says against a log, one message each. */
export async function sarifProblemsOf(text: string): Promise<readonly string[]> {
  const schema: JSONSchema = JSON.parse(readFileSync(path.join(ROOT, SCHEMA), "utf8"));
  const service = getLanguageService({});
  const document = TextDocument.create("file:///log.json", "json", 0, text);
  const problems = await service.doValidation(
    document,
    service.parseJSONDocument(document),
    { schemaValidation: "error" },
    schema,
  );
  return problems.map(({ range, message }) => `${range.start.line + 1}: ${message}`);
}
