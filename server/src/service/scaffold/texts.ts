import { literalPiece, writeText } from "../../expression/textPieces";

/** Stands for what a person fills in later, such as `<cluster>`. */
const PLACEHOLDER = /<[a-z ]+>/g;

/** https://learn.microsoft.com/kusto/query/schema-entities/entity-names */
const KUSTO_NAME = /^[\p{L}\p{N}_ .-]{1,1024}$/u;

/** Returns the texts to fill in among a text, each once. */
export function placeholdersIn(text: string): readonly string[] {
  return [...new Set(text.match(PLACEHOLDER))];
}

/** Returns plain text as a value of a factory's JSON, in which nothing is an expression. */
export function plainText(text: string): string {
  return writeText([literalPiece(text)]);
}

/** Returns a name for a resource or activity with what is left of a text: letters, digits and underscores. */
export function namePart(text: string): string {
  return text.replace(/[^\p{L}\p{N}_]/gu, "");
}

/** Returns why a text cannot be the answer where there has to be one. */
export function faultOfRequired(what: string): (answer: string) => string | undefined {
  return (answer) => (answer === "" ? `${what} is needed.` : undefined);
}

/** Returns why a text is no name of a table, column or database of Azure Data Explorer. */
export function faultOfKustoName(what: string): (answer: string) => string | undefined {
  return (answer) => {
    if (answer === "") return `${what} is needed.`;
    if (KUSTO_NAME.test(answer)) return undefined;
    return `"${answer}" is no name in Azure Data Explorer: it may have letters, digits, spaces and the characters _ . - only.`;
  };
}
