/** What a function yields; `any` when that depends on its arguments. */
export type ReturnType = "string" | "number" | "boolean" | "array" | "object" | "any";

/** The groups of the vendor page; `reference` are the calls that reach into the running pipeline. */
export type FunctionCategory =
  | "string"
  | "collection"
  | "logical"
  | "conversion"
  | "math"
  | "date"
  | "reference";

/** A function of the Azure Data Factory expression language. */
export interface ExpressionFunction {
  /** As the vendor spells it; names compare case-insensitively. */
  readonly name: string;
  readonly category: FunctionCategory;
  /** The arguments as a call shows them, optional ones with a question mark. */
  readonly signature: string;
  readonly leastArguments: number;
  /** `Infinity` for a function that takes any number. */
  readonly mostArguments: number;
  readonly returns: ReturnType;
  readonly summary: string;
}

/** Signature, what the function yields, and what it does. A "?" marks an optional argument, "…" any number more. */
type Row = readonly [string, ReturnType, string];

const STRING_FUNCTIONS: readonly Row[] = [
  ["concat(text1, text2?, …)", "string", "Joins texts into one."],
  ["endsWith(text, searchText)", "boolean", "Tells whether a text ends with another, whatever the case."],
  ["guid(format?)", "string", "Makes a new globally unique identifier."],
  [
    "indexOf(text, searchText)",
    "number",
    "Finds the first place of a text in another, from 0; -1 when it is not there.",
  ],
  [
    "lastIndexOf(text, searchText)",
    "number",
    "Finds the last place of a text in another, from 0; -1 when it is not there.",
  ],
  ["replace(text, oldText, newText)", "string", "Replaces every occurrence of a text by another."],
  ["split(text, delimiter)", "array", "Cuts a text at each delimiter."],
  ["startsWith(text, searchText)", "boolean", "Tells whether a text begins with another, whatever the case."],
  [
    "substring(text, startIndex, length?)",
    "string",
    "Takes characters of a text from a place on, counted from 0.",
  ],
  ["toLower(text)", "string", "Turns a text into lower case."],
  ["toUpper(text)", "string", "Turns a text into upper case."],
  ["trim(text)", "string", "Removes the blanks at both ends of a text."],
];

const COLLECTION_FUNCTIONS: readonly Row[] = [
  [
    "contains(collection, value)",
    "boolean",
    "Tells whether a text holds a text, an array an item, or an object a key.",
  ],
  ["empty(collection)", "boolean", "Tells whether a text, array or object is empty."],
  ["first(collection)", "any", "Takes the first item of an array or character of a text."],
  ["intersection(collection1, collection2?, …)", "any", "Keeps what all arrays or objects have in common."],
  [
    "join(collection, delimiter)",
    "string",
    "Joins the items of an array into one text, with a delimiter between them.",
  ],
  ["last(collection)", "any", "Takes the last item of an array or character of a text."],
  ["length(collection)", "number", "Counts the items of an array or the characters of a text."],
  ["skip(collection, count)", "array", "Leaves out the first items of an array."],
  ["take(collection, count)", "any", "Takes the first items of an array or characters of a text."],
  ["union(collection1, collection2?, …)", "any", "Puts together all items of arrays or objects."],
];

const LOGICAL_FUNCTIONS: readonly Row[] = [
  ["and(expression1, expression2?, …)", "boolean", "Tells whether all conditions are true."],
  ["equals(object1, object2)", "boolean", "Tells whether two values are the same."],
  ["greater(value, compareTo)", "boolean", "Tells whether the first value is greater than the second."],
  [
    "greaterOrEquals(value, compareTo)",
    "boolean",
    "Tells whether the first value is greater than the second or the same.",
  ],
  ["if(condition, valueIfTrue, valueIfFalse)", "any", "Chooses one of two values by a condition."],
  ["less(value, compareTo)", "boolean", "Tells whether the first value is less than the second."],
  [
    "lessOrEquals(value, compareTo)",
    "boolean",
    "Tells whether the first value is less than the second or the same.",
  ],
  ["not(expression)", "boolean", "Turns true into false and false into true."],
  ["or(expression1, expression2?, …)", "boolean", "Tells whether at least one condition is true."],
];

const CONVERSION_FUNCTIONS: readonly Row[] = [
  ["array(value)", "array", "Makes an array of one value."],
  ["base64(text)", "string", "Encodes a text in base64."],
  ["base64ToBinary(text)", "string", "Turns a base64 text into its binary version."],
  ["base64ToString(text)", "string", "Decodes a base64 text."],
  ["binary(text)", "string", "Turns a text into its binary version."],
  ["bool(value)", "boolean", "Turns a value into true or false."],
  ["coalesce(object1, object2?, …)", "any", "Takes the first value that is not null."],
  ["createArray(object1?, object2?, …)", "array", "Makes an array of its arguments."],
  ["dataUri(text)", "string", "Turns a text into a data URI."],
  ["dataUriToBinary(text)", "string", "Turns a data URI into its binary version."],
  ["dataUriToString(text)", "string", "Decodes a data URI into text."],
  ["decodeBase64(text)", "string", "Decodes a base64 text."],
  ["decodeDataUri(text)", "string", "Turns a data URI into its binary version."],
  ["decodeUriComponent(text)", "string", "Replaces the escapes of a URI by what they stand for."],
  ["encodeUriComponent(text)", "string", "Escapes what is not safe in a URI."],
  ["float(value, locale?)", "number", "Turns a text into a floating-point number."],
  ["int(value)", "number", "Turns a text into a whole number."],
  ["json(value)", "any", "Reads a text as JSON."],
  ["string(value)", "string", "Turns a value into text; arrays and objects become JSON."],
  ["uriComponent(text)", "string", "Escapes what is not safe in a URI."],
  ["uriComponentToBinary(text)", "string", "Turns an escaped text into its binary version."],
  ["uriComponentToString(text)", "string", "Replaces the escapes of a URI by what they stand for."],
  ["xml(text)", "object", "Reads a text, or a JSON object, as XML."],
  ["xpath(xml, xpath)", "any", "Finds what an XPath expression selects in XML."],
];

const MATH_FUNCTIONS: readonly Row[] = [
  ["add(summand1, summand2)", "number", "Adds two numbers."],
  ["div(dividend, divisor)", "number", "Divides two numbers; whole numbers give a whole number."],
  ["max(number1, number2?, …)", "number", "Finds the greatest of numbers or of an array."],
  ["min(number1, number2?, …)", "number", "Finds the least of numbers or of an array."],
  ["mod(dividend, divisor)", "number", "Gives what is left over from a division."],
  ["mul(multiplicand1, multiplicand2)", "number", "Multiplies two numbers."],
  [
    "rand(minValue, maxValue)",
    "number",
    "Makes a random whole number from the first up to, but not including, the second.",
  ],
  ["range(startIndex, count)", "array", "Makes an array of whole numbers that follow each other."],
  ["sub(minuend, subtrahend)", "number", "Subtracts the second number from the first."],
];

const DATE_FUNCTIONS: readonly Row[] = [
  ["addDays(timestamp, days, format?)", "string", "Moves a timestamp by days."],
  ["addHours(timestamp, hours, format?)", "string", "Moves a timestamp by hours."],
  ["addMinutes(timestamp, minutes, format?)", "string", "Moves a timestamp by minutes."],
  ["addSeconds(timestamp, seconds, format?)", "string", "Moves a timestamp by seconds."],
  [
    "addToTime(timestamp, interval, timeUnit, format?)",
    "string",
    "Moves a timestamp forward by a number of units, from Second to Year.",
  ],
  [
    "convertFromUtc(timestamp, destinationTimeZone, format?)",
    "string",
    "Converts a timestamp from UTC to a time zone.",
  ],
  [
    "convertTimeZone(timestamp, sourceTimeZone, destinationTimeZone, format?)",
    "string",
    "Converts a timestamp from one time zone to another.",
  ],
  [
    "convertToUtc(timestamp, sourceTimeZone, format?)",
    "string",
    "Converts a timestamp from a time zone to UTC.",
  ],
  ["dayOfMonth(timestamp)", "number", "Gives the day of the month of a timestamp."],
  ["dayOfWeek(timestamp)", "number", "Gives the day of the week of a timestamp; Sunday is 0."],
  ["dayOfYear(timestamp)", "number", "Gives the day of the year of a timestamp."],
  ["formatDateTime(timestamp, format?, locale?)", "string", "Writes a timestamp in a .NET format."],
  [
    "getFutureTime(interval, timeUnit, format?)",
    "string",
    "Gives the current time moved forward by a number of units.",
  ],
  [
    "getPastTime(interval, timeUnit, format?)",
    "string",
    "Gives the current time moved back by a number of units.",
  ],
  ["startOfDay(timestamp, format?)", "string", "Gives the start of the day of a timestamp."],
  ["startOfHour(timestamp, format?)", "string", "Gives the start of the hour of a timestamp."],
  ["startOfMonth(timestamp, format?)", "string", "Gives the start of the month of a timestamp."],
  [
    "subtractFromTime(timestamp, interval, timeUnit, format?)",
    "string",
    "Moves a timestamp back by a number of units, from Second to Year.",
  ],
  ["ticks(timestamp, format?)", "number", "Counts the 100-nanosecond steps from the year 1 to a timestamp."],
  ["utcNow(format?)", "string", "Gives the current time in UTC."],
];

const REFERENCE_FUNCTIONS: readonly Row[] = [
  ["activity(activityName)", "object", "Reaches the output of an activity that has run before."],
  ["dataset()", "object", "Reaches the parameters of the dataset."],
  ["item()", "any", "Gives the current item of a ForEach or Filter activity."],
  ["linkedService()", "object", "Reaches the parameters of the linked service."],
  ["pipeline()", "object", "Reaches the run of the pipeline: its parameters, RunId, TriggerTime and others."],
  ["trigger()", "object", "Reaches the trigger that started the run."],
  ["triggerBody()", "object", "Reaches the event that started the run."],
  ["variables(variableName)", "any", "Gives the value of a pipeline variable."],
];

/**
 * The functions that Azure Data Factory documents.
 *
 * Where it and Azure Logic Apps, which share an engine, differ on how many arguments a function takes, both are allowed.
 * https://learn.microsoft.com/azure/data-factory/control-flow-expression-language-functions
 */
export const FUNCTIONS: readonly ExpressionFunction[] = [
  ...describe("string", STRING_FUNCTIONS),
  ...describe("collection", COLLECTION_FUNCTIONS),
  ...describe("logical", LOGICAL_FUNCTIONS),
  ...describe("conversion", CONVERSION_FUNCTIONS),
  ...describe("math", MATH_FUNCTIONS),
  ...describe("date", DATE_FUNCTIONS),
  ...describe("reference", REFERENCE_FUNCTIONS),
];

function describe(category: FunctionCategory, rows: readonly Row[]): readonly ExpressionFunction[] {
  return rows.map(([signature, returns, summary]) => {
    const opening = signature.indexOf("(");
    const shown = signature.slice(opening + 1, -1).split(", ");
    const names = shown.filter((name) => name !== "" && name !== "…");
    return {
      name: signature.slice(0, opening),
      category,
      signature,
      leastArguments: names.filter((name) => !name.endsWith("?")).length,
      mostArguments: shown.includes("…") ? Number.POSITIVE_INFINITY : names.length,
      returns,
      summary,
    };
  });
}
