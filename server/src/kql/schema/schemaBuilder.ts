import { hashOf } from "../../text/hash";
import type { DatabaseSchema, ListedKind, SchemaFunction, SchemaTable } from "./schema";

/** Collects what is read of one database; of two tables or functions with one name the later one counts. */
export class SchemaBuilder {
  private readonly tables = new Map<string, SchemaTable>();
  private readonly functions = new Map<string, SchemaFunction>();
  private readonly complete = new Set<ListedKind>();

  get isEmpty(): boolean {
    return this.tables.size === 0 && this.functions.size === 0 && this.complete.size === 0;
  }

  setTable(table: SchemaTable): void {
    this.tables.set(table.name, table);
  }

  /** Adds columns to a table, those that it has take the new types; where there is none it comes to be as given. */
  mergeTable(table: SchemaTable): void {
    const before = this.tables.get(table.name);
    const merged = new Map((before?.columns ?? []).map((column) => [column.name, column]));
    for (const column of table.columns) merged.set(column.name, column);
    this.setTable({ ...(before ?? table), columns: [...merged.values()] });
  }

  /** Returns the table of a name as it is known so far. */
  table(name: string): SchemaTable | undefined {
    return this.tables.get(name);
  }

  setFunction(stored: SchemaFunction): void {
    this.functions.set(stored.name, stored);
  }

  /** Takes notice that nothing of a kind is missing. */
  setComplete(kind: ListedKind): void {
    this.complete.add(kind);
  }

  build(name: string | undefined): DatabaseSchema {
    const content = {
      name,
      tables: [...this.tables.values()],
      functions: [...this.functions.values()],
      complete: [...this.complete],
    };
    return { id: hashOf(JSON.stringify(content)), ...content };
  }
}
