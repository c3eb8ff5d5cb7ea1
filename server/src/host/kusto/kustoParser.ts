import "@kusto/language-service-next/bridge.min.js";
import "@kusto/language-service-next/Kusto.Language.Bridge.min.js";
import {
  type AnswerPart,
  type KqlDiagnostic,
  type KqlDiagnosticSeverity,
  OWN_CODES,
} from "../../kql/parser/answer";
import type { DatabaseSchema } from "../../kql/schema/schema";
import { adviseOn } from "./advice";
import { globalStateOf } from "./globalState";
import type { GlobalState, KustoCode, KustoDiagnostic, KustoList } from "./library";
import { analyzeKql, parseKql } from "./parseKql";
import { RecentSchemas } from "./recentSchemas";

/** The official Kusto parser. Importing this file loads it: 0.3 s and 50 MB. */
export class KustoParser {
  /** The parts of an answer are mostly asked for one after the other. */
  private last: LastAnswer | undefined;
  private readonly schemas = new RecentSchemas<{
    readonly schema: DatabaseSchema;
    globals: GlobalState | undefined;
  }>();

  /** Takes a schema that texts can be read with. */
  learn(schema: DatabaseSchema): void {
    this.schemas.put(schema.id, { schema, globals: undefined });
  }

  /**
   * Answers one part of the question about a text; throws when the library does.
   *
   * @param schemaId The schema to read it with, which has to be known.
   */
  answer(text: string, part: AnswerPart, schemaId?: string): readonly KqlDiagnostic[] {
    if (this.last?.text !== text || this.last.schemaId !== schemaId) {
      this.last = { text, schemaId, code: parseKql(text, this.globalsOf(schemaId)), isAnalyzed: false };
    }
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

  private globalsOf(schemaId: string | undefined): GlobalState | undefined {
    if (schemaId === undefined) return undefined;
    const known = this.schemas.get(schemaId);
    if (known === undefined) throw new Error(`There is no schema ${schemaId}.`);
    known.globals ??= globalStateOf(known.schema);
    return known.globals;
  }
}

interface LastAnswer {
  readonly text: string;
  readonly schemaId: string | undefined;
  code: KustoCode;
  isAnalyzed: boolean;
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
