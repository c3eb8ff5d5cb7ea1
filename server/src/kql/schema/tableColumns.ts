import type { TableColumns } from "../resultColumns";
import type { DatabaseSchema } from "./schema";

/** Returns a reader of the columns that a schema gives to its tables. */
export function tableColumnsOf({ tables }: DatabaseSchema): TableColumns {
  const byName = new Map(tables.map((table) => [table.name, table]));
  return (wanted) => {
    const table = byName.get(wanted);
    if (table === undefined) return undefined;
    const columns = table.columns.map(({ name, type }) => ({ name, origin: { table: wanted, type } }));
    return { columns, isComplete: !table.isOpen };
  };
}
