import { type Activity, isCommandActivity, readLookup } from "../adf/activity";
import { literalBoolean } from "../expression/value";
import { type ActivityUse, outputPropertyOf } from "../factory/activityUses";
import { setProperty } from "../json/edit";
import type { JsonNode } from "../json/node";
import type { Fix, Rule } from "./rule";

/** https://learn.microsoft.com/azure/data-factory/control-flow-lookup-activity#use-the-lookup-activity-result */
const FIRST_ROW = "firstrow";
const ALL_ROWS: ReadonlySet<string> = new Set(["value", "count"]);

/** Reports what an expression reads from a Lookup or a Command activity that its output does not have. */
export const lookupOutputShape: Rule = {
  meta: {
    id: "lookup-output-shape",
    summary: "An expression that reads the first row where all rows are returned, or all rows where one is.",
    category: "wiring",
    defaultSeverity: "error",
    vendorPage:
      "https://learn.microsoft.com/azure/data-factory/control-flow-lookup-activity#use-the-lookup-activity-result",
    fixes: [{ title: 'Set "firstRowOnly" as the expressions expect it', isSafe: false }],
    hasScope: true,
    since: "0.1.0",
  },

  check(analysis, report) {
    const uses = analysis.activityUses;
    for (const use of uses) {
      const [target, ...others] = use.named;
      const property = use.reference.steps[1];
      // With "?." the expression allows for what is not there.
      if (target === undefined || others.length > 0 || property === undefined || property.isSafe) continue;
      const shape = shapeOf(target);
      const wanted = wantedShape(use);
      if (shape === undefined || wanted === undefined || shape.rows === wanted) continue;

      report({
        span: use.expression.toDocument(property.span),
        message: explain(target, shape, property.name ?? ""),
        fixes:
          shape.typeProperties === undefined || !agree(uses, target, wanted)
            ? []
            : [setFirstRowOnly(analysis.document.path, target, shape.typeProperties, wanted)],
      });
    }
  },
};

type Rows = "first" | "all";

/** What an activity's output has. */
interface Shape {
  readonly rows: Rows;
  /** Whether nothing says so: it is the default. */
  readonly isDefault: boolean;
  /** Where a Lookup has its `firstRowOnly`; a Command activity has none. */
  readonly typeProperties: JsonNode | undefined;
}

function shapeOf(activity: Activity): Shape | undefined {
  if (isCommandActivity(activity)) return { rows: "all", isDefault: false, typeProperties: undefined };
  const { typeProperties } = readLookup(activity) ?? {};
  const setting = typeProperties?.get("firstRowOnly");
  if (typeProperties?.kind !== "object") return undefined;
  if (setting === undefined) return { rows: "first", isDefault: true, typeProperties };
  const isFirst = literalBoolean(setting);
  return isFirst === undefined
    ? undefined
    : { rows: isFirst ? "first" : "all", isDefault: false, typeProperties };
}

function wantedShape(use: ActivityUse): Rows | undefined {
  const property = outputPropertyOf(use);
  if (property === FIRST_ROW) return "first";
  return property !== undefined && ALL_ROWS.has(property) ? "all" : undefined;
}

function explain(target: Activity, shape: Shape, property: string): string {
  if (shape.typeProperties === undefined) {
    return `Command activity "${target.name}" returns "value" and "count" but no "${property}", so the expression fails. Read output.value[0] instead.`;
  }
  if (shape.rows === "all") {
    return `Lookup "${target.name}" returns all rows ("firstRowOnly" is false): "value" and "count" but no "${property}", so the expression fails. Read output.value, or set "firstRowOnly" to true.`;
  }
  const reason = shape.isDefault ? '"firstRowOnly" is true by default' : '"firstRowOnly" is true';
  return `Lookup "${target.name}" returns only its first row (${reason}): "firstRow" but no "${property}", so the expression fails. Read output.firstRow, or set "firstRowOnly" to false.`;
}

/** Returns whether every use of an activity's output in its pipeline would be right with a shape. */
function agree(uses: readonly ActivityUse[], target: Activity, wanted: Rows): boolean {
  return uses.filter(({ named }) => named.includes(target)).every((use) => isRightWith(use, wanted));
}

/** What is taken from the output as a whole, or by a computed name, may need any shape. */
function isRightWith(use: ActivityUse, wanted: Rows): boolean {
  const [first, second] = use.reference.steps;
  if (first?.name === undefined) return false;
  if (outputPropertyOf(use) === undefined) return first.name.toLowerCase() !== "output";
  return second?.name !== undefined && (wantedShape(use) ?? wanted) === wanted;
}

function setFirstRowOnly(path: string, target: Activity, typeProperties: JsonNode, wanted: Rows): Fix {
  const isFirst = wanted === "first";
  return {
    title: `Set "firstRowOnly" to ${isFirst} on "${target.name}"`,
    isSafe: false,
    edits: () => [{ path, edits: setProperty(typeProperties, "firstRowOnly", isFirst) }],
  };
}
