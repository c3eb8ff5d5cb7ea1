import type { VendorPage } from "./pages";

/** What is known of one property. All texts are Markdown, in whole sentences. */
export interface PropertyFact {
  readonly name: string;
  /** What it does. */
  readonly text: string;
  /** What counts where it is absent; a value that can be written stands first, in a code span. */
  readonly byDefault?: string;
  readonly limit?: string;
  /** What happens beyond the limit, or with a wrong value. */
  readonly consequence?: string;
  readonly page: VendorPage;
  /** Where alone it is known: in Fabric, or in the old data store Kusto. */
  readonly only?: "fabric" | "legacy";
}

/** The properties of one kind of object. */
export interface FactTable {
  /** What the object is called, as a title. */
  readonly title: string;
  readonly facts: readonly PropertyFact[];
}

/** What is known of a type of activity, source, sink, dataset or linked service. All texts are Markdown. */
export interface TypeFact {
  readonly title: string;
  /** Paragraphs, lists and tables, in the order to be shown. */
  readonly blocks: readonly string[];
  readonly pages: readonly VendorPage[];
}

const LEADING_CODE = /^`([^`]+)`/;

/** Returns the value that counts where a property is absent, as JSON has it but for quotes; `undefined` for none. */
export function defaultValueOf({ byDefault }: PropertyFact): string | undefined {
  return LEADING_CODE.exec(byDefault ?? "")?.[1];
}
