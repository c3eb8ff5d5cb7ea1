/** Begins a question that names a schema; hardly a text begins like that. */
const MARK = "\0";

/** A text to be parsed, and the schema of the database that it is meant for. */
export interface ParserQuestion {
  readonly text: string;
  readonly schemaId?: string;
}

/** Returns a question as one string, so that answers can be kept by it; the text itself where no schema is known. */
export function writeQuestion({ text, schemaId }: ParserQuestion): string {
  if (schemaId === undefined && !text.startsWith(MARK)) return text;
  return `${MARK}${schemaId ?? ""}${MARK}${text}`;
}

/** Returns what `writeQuestion` was given. */
export function readQuestion(question: string): ParserQuestion {
  if (!question.startsWith(MARK)) return { text: question };
  const end = question.indexOf(MARK, 1);
  const schemaId = question.slice(1, end);
  return { text: question.slice(end + 1), ...(schemaId === "" ? {} : { schemaId }) };
}
