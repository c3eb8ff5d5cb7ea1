import "@kusto/language-service-next/bridge.min.js";
import "@kusto/language-service-next/Kusto.Language.Bridge.min.js";
import {
  type AnswerPart,
  type KqlDiagnostic,
  type KqlDiagnosticSeverity,
  OWN_CODES,
} from "../../kql/parser/answer";
import { adviseOn } from "./advice";
import type { KustoCode, KustoDiagnostic, KustoList } from "./library";
import { analyzeKql, parseKql } from "./parseKql";

/** The official Kusto parser. Importing this file loads it: 0.3 s and 50 MB. */
export class KustoParser {
  /** The parts of an answer are mostly asked for one after the other. */
  private last: { readonly text: string; code: KustoCode; isAnalyzed: boolean } | undefined;

  /** Answers one part of the question about a text; throws when the library does. */
  answer(text: string, part: AnswerPart): readonly KqlDiagnostic[] {
    if (this.last?.text !== text) this.last = { text, code: parseKql(text), isAnalyzed: false };
    const { last } = this;
    if (part !== "syntax" && !last.isAnalyzed) {
      last.code = analyzeKql(last.code);
      last.isAnalyzed = true;
    }
    const { code } = last;
    switch (part) {
      case "syntax":
        return [...toDiagnostics(code.GetSyntaxDiagnostics()), ...unknownCommands(code, text)];
      case "semantics":
        return semanticsOf(code);
      case "advice":
        return toDiagnostics(adviseOn(code));
    }
  }
}

function semanticsOf(code: KustoCode): readonly KqlDiagnostic[] {
  const syntax = new Set(toDiagnostics(code.GetSyntaxDiagnostics()).map(keyOf));
  return toDiagnostics(code.GetDiagnostics()).filter((diagnostic) => !syntax.has(keyOf(diagnostic)));
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
