import {
  changeProperties,
  formatJson,
  type JsonStyle,
  removeElements,
  replaceValue,
  setProperty,
} from "../../json/edit";
import type { JsonNode } from "../../json/node";
import { memberStyle } from "../../json/style";
import type { TextEdit } from "../../text/textEdit";
import type { Copy } from "../activity";
import { formatMappingPath, type MappingPath } from "./mappingPath";
import type { HierarchicalMapping, Mapping } from "./translator";

/**
 * Returns the edits that make a Copy pass arrays and objects on as text, in a translator of its own where it has
 * none.
 * https://learn.microsoft.com/azure/data-explorer/data-factory-integration#nested-json-objects
 */
export function mapComplexValuesToString(copy: Copy, mapping: HierarchicalMapping): readonly TextEdit[] {
  if (mapping.node === undefined) {
    const translator = { type: "TabularTranslator", mapComplexValuesToString: true };
    return setProperty(copy.typeProperties, "translator", translator, { after: "sink" });
  }
  return changeProperties(mapping.node, { set: { mapComplexValuesToString: true }, after: "mappings" });
}

/** Returns the edits that replace mappings of an object's properties by one of the object itself. */
export function mapToOneColumn(
  siblings: readonly Mapping[],
  object: MappingPath,
  column: string,
): readonly TextEdit[] {
  const [first, ...others] = siblings;
  const array = first?.node.parent;
  if (first === undefined || array === undefined) return [];
  const mapping = { source: { path: formatMappingPath(object) }, sink: { name: column } };
  return [
    ...replaceValue(first.node, formatJson(mapping, styleOfElement(array, first.node))),
    ...removeElements(others.map((other) => other.node)),
  ];
}

/** The new mapping is written on one line where the one that it replaces is. */
function styleOfElement(array: JsonNode, element: JsonNode): JsonStyle {
  const style = memberStyle(array);
  return /[\r\n]/.test(element.rawText) ? style : { ...memberStyle(element), baseIndent: style.baseIndent };
}

/** The column that takes a whole row; users rename it to theirs. */
const ROW_COLUMN = "Row";

/** Returns the edits that map the whole row to one dynamic column. */
export function mapWholeRow(copy: Copy, mapping: HierarchicalMapping): readonly TextEdit[] {
  const mappings = [{ source: { path: "$" }, sink: { name: ROW_COLUMN } }];
  if (mapping.node !== undefined) {
    return changeProperties(mapping.node, {
      set: { mappings, mapComplexValuesToString: true },
      after: "mappings",
    });
  }
  const translator = { type: "TabularTranslator", mappings, mapComplexValuesToString: true };
  return setProperty(copy.typeProperties, "translator", translator, { after: "sink" });
}
