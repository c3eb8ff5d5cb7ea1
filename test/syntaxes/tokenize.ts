import path from "node:path";
import { createRegistryFromGrammars, loadConfiguration } from "vscode-tmgrammar-test/dist/common/index";
import { ROOT, readSource } from "../helpers/checkout";

type Grammars = Parameters<typeof createRegistryFromGrammars>[0];
type Registry = ReturnType<typeof createRegistryFromGrammars>;

/** A stretch of a text and its scopes, the outermost first. */
export interface ScopedText {
  readonly text: string;
  readonly offset: number;
  readonly scopes: readonly string[];
}

/** The JSON grammars alone, and with the grammars that the manifest contributes. */
export const PLAIN = createRegistryFromGrammars(jsonGrammars());
export const CONTRIBUTED = createRegistryFromGrammars([...jsonGrammars(), ...contributedGrammars()]);

/** Returns the stretches of a text under a grammar. */
export async function tokenize(
  registry: Registry,
  scope: string,
  text: string,
): Promise<readonly ScopedText[]> {
  const grammar = await registry.loadGrammar(scope);
  if (grammar === null) throw new Error(`There is no grammar ${scope}.`);
  const found: ScopedText[] = [];
  let offset = 0;
  let stack: Parameters<typeof grammar.tokenizeLine>[1] = null;
  for (const line of text.split("\n")) {
    const { tokens, ruleStack } = grammar.tokenizeLine(line, stack);
    for (const { startIndex, endIndex, scopes } of tokens) {
      found.push({ text: line.slice(startIndex, endIndex), offset: offset + startIndex, scopes });
    }
    stack = ruleStack;
    offset += line.length + 1;
  }
  return found;
}

/** JSON with comments and JSON lines are the JSON grammar under other names, as in VS Code. */
function jsonGrammars(): Grammars {
  const file = "test/syntaxes/json.tmLanguage.json";
  const content = readSource(file);
  const named = (ending: string) => ({
    grammar: { path: file, scopeName: `source.json${ending}`, language: "" },
    content: content.replaceAll(/\.json(?=[ "])/g, `.json${ending}`),
  });
  return [named(""), named(".comments"), named(".lines")];
}

function contributedGrammars(): Grammars {
  const { grammars } = loadConfiguration(path.join(ROOT, "package.json"), undefined, undefined);
  return grammars.map((grammar) => ({ grammar, content: readSource(path.relative(ROOT, grammar.path)) }));
}
