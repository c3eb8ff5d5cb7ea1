import type { GlobalState, GrammarParser, KustoCode } from "./library";
import { quickenGrammar } from "./quickenGrammar";

/** The grammars of commands that are quickened; the library keeps them. */
const quickened = new WeakSet<GrammarParser>();

/**
 * Parses a text: what `KustoCode.Parse` says of it, in a tenth of its time for most commands.
 *
 * The grammar reads a command in two ways, as the command that it is and as the best beginning of any command, and
 * takes the longer one. The second way tries all 600 commands and is what takes time, and its result matters only
 * where the first one left something unread. `parseInFull` is what the test compares with.
 */
export function parseKql(text: string, globals?: GlobalState): KustoCode {
  const code = withoutPartialCommands(() => parseInFull(text, globals));
  if (code.Kind === "Command" && !quickened.has(code.Grammar)) {
    quickened.add(code.Grammar);
    quickenGrammar(code.Grammar);
  }
  return hasUnreadPart(code) ? parseInFull(text, globals) : code;
}

/**
 * Returns a parsed text with what it means. The library would parse it again for that: it is handed what is parsed
 * already, which then belongs to the answer.
 */
export function analyzeKql(code: KustoCode): KustoCode {
  const { QueryParser, SyntaxParsers } = Kusto.Language.Parsing;
  const { ParseQuery } = QueryParser;
  const { ParseFirst$1 } = SyntaxParsers;
  const putBack = () => {
    QueryParser.ParseQuery = ParseQuery;
    SyntaxParsers.ParseFirst$1 = ParseFirst$1;
  };
  // The first text that is parsed is this one; the bodies of functions follow.
  const handOver = () => {
    putBack();
    // A node lets itself be put into one tree; copying it fails on nodes of commands.
    code.Syntax._parentOrTree = null;
    return code.Syntax;
  };
  QueryParser.ParseQuery = handOver;
  SyntaxParsers.ParseFirst$1 = handOver;
  try {
    return code.Analyze();
  } finally {
    putBack();
  }
}

/** Parses a text in the library's own way. */
export function parseInFull(text: string, globals?: GlobalState): KustoCode {
  return Kusto.Language.KustoCode.Parse(text, globals);
}

function withoutPartialCommands(parse: () => KustoCode): KustoCode {
  const { PartialParser } = Kusto.Language.Parsing;
  const { ScanPartialBest } = PartialParser;
  PartialParser.ScanPartialBest = () => -1;
  try {
    return parse();
  } finally {
    PartialParser.ScanPartialBest = ScanPartialBest;
  }
}

/** Returns whether the grammar of commands has no place for a part of a text, which is then skipped. */
export function hasUnreadPart({ Kind, Syntax }: KustoCode): boolean {
  if (Kind !== "Command") return false;
  const { UnknownCommand, PartialCommand, CommandAndSkippedTokens, SkippedTokens } = Kusto.Language.Syntax;
  return [UnknownCommand, PartialCommand, CommandAndSkippedTokens, SkippedTokens].some(
    (type) => Bridge.toArray(Syntax.GetDescendants(type)).length > 0,
  );
}
