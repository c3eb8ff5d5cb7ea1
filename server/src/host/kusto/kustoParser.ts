import "@kusto/language-service-next/bridge.min.js";
import "@kusto/language-service-next/Kusto.Language.Bridge.min.js";
import {
  type AnswerPart,
  type KqlDiagnostic,
  type KqlDiagnosticSeverity,
  OWN_CODES,
  type ParserAnalysis,
} from "../../kql/parser/answer";
import { adviseOn } from "./advice";
import type { KustoCode, KustoDiagnostic, KustoList } from "./library";
import { parseKql } from "./parseKql";

/** What the parser answers to one question. */
export type PartialAnswer =
  | { readonly part: "syntax"; readonly syntax: readonly KqlDiagnostic[] }
  | { readonly part: "analysis"; readonly analysis: ParserAnalysis };

/** The official Kusto parser. Importing this file loads it: 0.3 s and 50 MB. */
export class KustoParser {
  /** The analysis of a text is mostly asked for soon after its syntax. */
  private last: { readonly text: string; readonly code: KustoCode } | undefined;

  /** Answers one part of the question about a text; throws when the library does. */
  answer(text: string, part: AnswerPart): PartialAnswer {
    const code = this.last?.text === text ? this.last.code : parseKql(text);
    this.last = { text, code };
    switch (part) {
      case "syntax":
        return {
          part,
          syntax: [...toDiagnostics(code.GetSyntaxDiagnostics()), ...unknownCommands(code, text)],
        };
      case "analysis":
        return { part, analysis: analyze(code) };
    }
  }
}

function analyze(code: KustoCode): ParserAnalysis {
  const syntax = new Set(toDiagnostics(code.GetSyntaxDiagnostics()).map(keyOf));
  const analyzed = code.Analyze();
  return {
    semantics: toDiagnostics(analyzed.GetDiagnostics()).filter(
      (diagnostic) => !syntax.has(keyOf(diagnostic)),
    ),
    advice: toDiagnostics(adviseOn(analyzed)),
  };
}

/** The parser takes unknown commands without a diagnostic. */
function unknownCommands(code: KustoCode, text: string): readonly KqlDiagnostic[] {
  const { UnknownCommand } = Kusto.Language.Syntax;
  return Bridge.toArray(code.Syntax.GetDescendants(UnknownCommand)).map(({ TextStart: start }) => {
    const verb = /^\.\s*[\w-]*/.exec(text.slice(start))?.[0] ?? "";
    return {
      code: OWN_CODES.unknownCommand,
      severity: "error",
      message: verb,
      start,
      end: start + verb.length,
    };
  });
}

function toDiagnostics(list: KustoList<KustoDiagnostic>): readonly KqlDiagnostic[] {
  return Bridge.toArray(list).map(({ Code, Severity, Message, Start, Length }) => ({
    code: Code,
    severity: toSeverity(Severity),
    message: Message,
    start: Start,
    end: Start + Length,
  }));
}

function toSeverity(severity: string): KqlDiagnosticSeverity {
  if (severity === "Error") return "error";
  return severity === "Warning" ? "warning" : "suggestion";
}

function keyOf({ code, start, end }: KqlDiagnostic): string {
  return `${code}@${start}-${end}`;
}
