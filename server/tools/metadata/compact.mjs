// @ts-check

/**
 * Writes models as the file that `server/src/adf/metadata/catalogueFile.ts` describes and reads: texts, lists of values
 * and models are named by their number, and what is absent at the end of a row is left out.
 * @param {string} source The package and version that they come from.
 * @param {readonly import("./models.mjs").Model[]} models
 * @returns {string}
 */
export function compactModels(source, models) {
  const texts = new Table();
  const values = new Table();
  const rows = models.map(({ name, parent, discriminator, text, properties }) => [
    name,
    parent,
    discriminator,
    texts.indexOf(text),
    properties.map((property) => compactProperty(property, texts, values)),
  ]);
  return JSON.stringify({
    source,
    texts: texts.entries,
    values: values.entries.map((list) => list.split("\n")),
    models: rows,
  });
}

const REQUIRED = 1;
const READ_ONLY = 2;
const EXPRESSION = 4;

/**
 * @param {import("./models.mjs").ModelProperty} property
 * @param {Table} texts
 * @param {Table} values
 */
function compactProperty(property, texts, values) {
  const flags =
    (property.isRequired ? REQUIRED : 0) |
    (property.isReadOnly ? READ_ONLY : 0) |
    (property.takesExpression ? EXPRESSION : 0);
  const row = [
    property.path,
    property.type,
    flags,
    texts.indexOf(property.text),
    values.indexOf(property.values.join("\n")),
    property.byDefault,
  ];
  while (row.at(-1) === "" || row.at(-1) === 0) row.pop();
  return row;
}

/** Gives each text a number; the empty one has 0. */
class Table {
  /** @type {string[]} */
  entries = [""];
  /** @type {Map<string, number>} */
  numbers = new Map([["", 0]]);

  /** @param {string} text */
  indexOf(text) {
    const known = this.numbers.get(text);
    if (known !== undefined) return known;
    this.numbers.set(text, this.entries.length);
    return this.entries.push(text) - 1;
  }
}
