import { addColumns, COLUMN_EFFECTS, completeList, UNKNOWN_COLUMNS } from "./columnEffects";
import { type Column, type ColumnList, readColumnList, readName } from "./columnNames";
import type { Token } from "./lexer";
import { nameAt } from "./names";
import { readOptions } from "./operatorOptions";
import { type Operator, type Pipeline, readPipeline, type Statement } from "./statements";
import { stringContent } from "./strings";
import { insideBrackets, isPunctuation, type KqlTokens, splitAt, type TokenRange } from "./tokens";

/** Returns the columns of a table, where they are known. */
export type TableColumns = (table: string) => ColumnList | undefined;

/** Queries in queries, and names of queries in them, are followed as deep as that. */
const DEEPEST = 8;

const NO_TABLES: TableColumns = () => undefined;

/** Returns the columns of a text's result: of its last tabular statement, or of what follows its command. */
export function readResultColumns(
  kql: KqlTokens,
  statements: readonly Statement[],
  tables: TableColumns = NO_TABLES,
): ColumnList {
  const last = statements.findLast(({ kind }) => kind === "tabular" || kind === "command");
  if (last === undefined) return UNKNOWN_COLUMNS;
  return new ColumnReader(kql, statements, tables).columnsOf(last.pipeline, 0);
}

/** Returns the columns that the operator with this name token gets, also of one in a query in brackets. */
export function columnsBefore(
  kql: KqlTokens,
  statements: readonly Statement[],
  name: Token,
  tables: TableColumns = NO_TABLES,
): ColumnList {
  const index = kql.tokens.indexOf(name);
  for (const pipeline of [...statements.map((statement) => statement.pipeline), innerPipeline(kql, index)]) {
    const place = pipeline.operators.findIndex((operator) => operator.name === name);
    if (place === -1) continue;
    const before = { ...pipeline, operators: pipeline.operators.slice(0, place) };
    return new ColumnReader(kql, statements, tables).columnsOf(before, 0);
  }
  return UNKNOWN_COLUMNS;
}

/** Returns the query around a token, up to the brackets, braces or semicolons around it. */
function innerPipeline(kql: KqlTokens, index: number): Pipeline {
  let range: TokenRange = { from: 0, to: kql.tokens.length };
  for (const [open, close] of kql.closerOf) {
    if (open < index && index < close && open >= range.from) range = { from: open + 1, to: close };
  }
  const parts = splitAt(kql, range, ";");
  return readPipeline(kql, parts.find(({ from, to }) => from <= index && index < to) ?? range);
}

/** Follows the columns of a text through its operators. */
class ColumnReader {
  constructor(
    private readonly kql: KqlTokens,
    private readonly statements: readonly Statement[],
    private readonly tables: TableColumns,
  ) {}

  columnsOf({ head, operators }: Pipeline, depth: number): ColumnList {
    if (depth > DEEPEST) return UNKNOWN_COLUMNS;
    const columns = this.columnsOfHead(head, depth);
    return operators.reduce((before, operator) => this.columnsAfter(before, operator, depth), columns);
  }

  private columnsAfter(list: ColumnList, { name, argument }: Operator, depth: number): ColumnList {
    if (name === undefined) return list;
    if (name.kind !== "identifier") return UNKNOWN_COLUMNS;
    switch (name.text) {
      case "join":
        return this.join(list, argument, (column) => ({ ...column, name: `${column.name}1` }), depth);
      case "lookup":
        return this.join(list, argument, () => undefined, depth);
      case "union":
        return addColumns(list, this.columnsOfUnion(argument, depth));
      default:
        return COLUMN_EFFECTS.get(name.text)?.(list, this.kql, argument) ?? UNKNOWN_COLUMNS;
    }
  }

  private columnsOfHead(head: TokenRange, depth: number): ColumnList {
    const { kql } = this;
    const first = kql.tokens[head.from];
    const behindFirst = { from: head.from + 1, to: head.to };
    if (head.from >= head.to || first === undefined) return UNKNOWN_COLUMNS;
    const name = nameAt(kql, head.from, head.to);
    if (name?.next === head.to) return this.columnsOfName(readName(name), first.start, depth);
    switch (first.text) {
      case "print":
        return readColumnList(kql, behindFirst);
      case "range":
        return completeList(firstName(kql, behindFirst));
      case "datatable":
        return readTypes(kql, behindFirst);
      case "union":
        return this.columnsOfUnion(behindFirst, depth);
      case "table":
      case "materialized_view":
      case "external_table":
        return this.columnsOfCall(behindFirst);
      default:
        return UNKNOWN_COLUMNS;
    }
  }

  /** A `let` hides a table of its name. */
  private columnsOfName(name: string, before: number, depth: number): ColumnList {
    const definition = this.statements.findLast(
      (statement) => statement.kind === "let" && statement.end <= before && isDefinition(statement, name),
    );
    if (definition === undefined) return this.tables(name) ?? UNKNOWN_COLUMNS;
    return this.columnsOf(definition.pipeline, depth + 1);
  }

  /** Reads `("name")`. */
  private columnsOfCall({ from, to }: TokenRange): ColumnList {
    const name = this.kql.tokens[from + 1];
    if (name?.kind !== "string" || name.hasHole || from + 3 !== to) return UNKNOWN_COLUMNS;
    const { start, end } = stringContent(name);
    return this.tables(this.kql.source.text.slice(start, end)) ?? UNKNOWN_COLUMNS;
  }

  /** Reads the operands of a `union`, each a name or a query in parentheses. */
  private columnsOfUnion(argument: TokenRange, depth: number): ColumnList {
    const { next } = readOptions(this.kql, argument);
    const operands = splitAt(this.kql, { from: next, to: argument.to }, ",");
    const lists = operands.map((operand) => this.columnsOfOperand(operand, depth));
    return lists.reduce(addColumns);
  }

  private columnsOfOperand({ from, to }: TokenRange, depth: number): ColumnList {
    const isQuery = isPunctuation(this.kql.tokens[from], "(") && this.kql.closerOf.get(from) === to - 1;
    const range = isQuery ? insideBrackets(this.kql, from) : { from, to };
    return this.columnsOf(readPipeline(this.kql, range), depth + 1);
  }

  /**
   * A column of the other table that has the name of one of these gets a number behind it, or is one of them.
   * https://learn.microsoft.com/kusto/query/join-operator
   * https://learn.microsoft.com/kusto/query/lookup-operator
   */
  private join(
    list: ColumnList,
    argument: TokenRange,
    another: (taken: Column) => Column | undefined,
    depth: number,
  ): ColumnList {
    const { kql } = this;
    const { values, next } = readOptions(kql, argument);
    const kind = values.get("kind")?.text ?? "";
    if (/^(?:left)?(?:anti|semi|antisemi)$/.test(kind)) return list;
    const end = isPunctuation(kql.tokens[next], "(")
      ? (kql.closerOf.get(next) ?? next) + 1
      : (nameAt(kql, next, argument.to)?.next ?? next);
    const other = this.columnsOfOperand({ from: next, to: Math.min(end, argument.to) }, depth);
    if (/^right(?:anti|semi)$/.test(kind)) return other;
    const taken = new Set(list.columns.map(({ name }) => name));
    const columns = other.columns.map((column) => (taken.has(column.name) ? another(column) : column));
    const added = columns.filter((column) => column !== undefined);
    return addColumns(list, { columns: added, isComplete: other.isComplete });
  }
}

function isDefinition({ name }: Statement, wanted: string): boolean {
  return name !== undefined && readName(name) === wanted;
}

/** Reads `(Name: type, …)`. */
function readTypes(kql: KqlTokens, { from, to }: TokenRange): ColumnList {
  if (!isPunctuation(kql.tokens[from], "(")) return UNKNOWN_COLUMNS;
  const names = splitAt(kql, insideBrackets(kql, from), ",").flatMap((part) =>
    firstName(kql, { from: part.from, to: Math.min(part.to, to) }),
  );
  return completeList(names);
}

function firstName(kql: KqlTokens, { from, to }: TokenRange): readonly string[] {
  const name = nameAt(kql, from, to);
  return name === undefined ? [] : [readName(name)];
}
