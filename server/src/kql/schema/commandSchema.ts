import type { Span } from "../../text/span";
import { readName } from "../columnNames";
import type { Name } from "../names";
import type { KqlTokens } from "../tokens";
import { readColumns } from "./columnList";
import { definingCommands, placeIn } from "./commandTexts";
import { CommandWords } from "./commandWords";
import type { KqlSchema, SchemaProblem, SchemaTableKind } from "./schema";
import { SchemaBuilder } from "./schemaBuilder";

/**
 * Reads what the management commands of a text make of one database. Whatever else stands there is passed over: other
 * commands, comments, `with (…)`.
 * https://learn.microsoft.com/kusto/management/create-table-command
 */
export function readCommandSchema(text: string): KqlSchema {
  const reader = new CommandSchemaReader();
  for (const command of definingCommands(text)) reader.read(command);
  const { builder, problems } = reader;
  return { databases: builder.isEmpty ? [] : [builder.build(undefined)], problems };
}

class CommandSchemaReader {
  readonly builder = new SchemaBuilder();
  readonly problems: SchemaProblem[] = [];

  /** Reads `.verb [async] [ifnotexists] entity …`. */
  read(command: KqlTokens): void {
    const words = new CommandWords(command);
    const verb = words.readVerb();
    words.skip("async", "ifnotexists");
    if (words.take("external")) {
      if (words.take("table")) this.readTable(words, verb, "externalTable");
    } else if (words.take("table")) this.readTable(words, verb, "table");
    else if (words.take("tables")) this.readTables(words, verb);
    else if (words.take("function")) this.readFunction(words);
    else if (words.takeHyphenated("materialized", "view")) this.readView(words);
  }

  private readTables(words: CommandWords, verb: string): void {
    do this.readTable(words, verb, "table");
    while (words.takeSign(","));
  }

  private readTable(words: CommandWords, verb: string, kind: SchemaTableKind): void {
    const name = this.readNameOf(words, kind === "table" ? "table" : "external table");
    if (name === undefined) return;
    const open = words.position;
    if (!words.passBrackets("(")) {
      // The rest of `.alter table T policy …`, `.create table T based-on Other`.
      if (verb === "create" || verb === "create-merge") this.readOther(words, name, kind);
      return;
    }
    const { columns, problems, isWhole } = readColumns(words.command, open, name.text);
    for (const { span, message } of problems) this.tell(words.command, span, message);
    const table = { kind, name: readName(name), columns, isOpen: !isWhole };
    if (!verb.endsWith("-merge")) this.builder.setTable(table);
    // What is added to a table that is not here says nothing of its other columns.
    else this.builder.mergeTable({ ...table, isOpen: table.isOpen || verb === "alter-merge" });
  }

  private readOther(words: CommandWords, name: Name, kind: SchemaTableKind): void {
    const isBased = words.takeHyphenated("based", "on");
    const other = isBased ? words.takeName() : undefined;
    if (!isBased) this.tell(words.command, name, `The columns of "${name.text}" are missing.`);
    const known = other && this.builder.table(readName(other));
    this.builder.setTable({
      kind,
      name: readName(name),
      columns: known?.columns ?? [],
      isOpen: known?.isOpen ?? true,
    });
  }

  private readFunction(words: CommandWords): void {
    words.skip("ifnotexists");
    words.passProperties();
    const name = this.readNameOf(words, "function");
    if (name === undefined) return;
    const open = words.position;
    const parameters = words.passBrackets("(") ? words.textFrom(open) : undefined;
    if (parameters === undefined) {
      this.tell(
        words.command,
        name,
        `The function "${name.text}" has no parameters: write "${name.text}()".`,
      );
    }
    const body = words.position;
    this.builder.setFunction({
      name: readName(name),
      parameters: parameters ?? "()",
      body: parameters !== undefined && words.passBrackets("{") ? words.textFrom(body) : undefined,
    });
  }

  private readView(words: CommandWords): void {
    words.skip("ifnotexists");
    words.passProperties();
    const name = this.readNameOf(words, "materialized view");
    if (name === undefined) return;
    this.builder.setTable({ kind: "materializedView", name: readName(name), columns: [], isOpen: true });
  }

  private readNameOf(words: CommandWords, what: string): Name | undefined {
    const name = words.takeName();
    if (name !== undefined) return name;
    const { tokens } = words.command;
    const at = tokens[words.position] ?? tokens.at(-1);
    if (at !== undefined) this.tell(words.command, at, `The name of the ${what} is missing.`);
    return undefined;
  }

  private tell(command: KqlTokens, { start, end }: Span, message: string): void {
    this.problems.push({ message, span: placeIn(command, { start, end }) });
  }
}
