import { type Activity, readCopy, readLookup } from "../adf/activity";
import { pipelineValues, type ValueReader, valuesOf } from "../adf/conversion/callerValues";
import { isKustoResource } from "../adf/kustoActivity";
import { type Reference, readReference } from "../adf/reference";
import { typePropertiesOf } from "../adf/resource";
import type { TextPiece } from "../expression/textPieces";
import type { JsonNode } from "../json/node";
import type { Analysis } from "./analysis";

/** A place in Azure Data Explorer as a pipeline would write it; a part that is not known is `undefined`. */
export interface KustoAddress {
  readonly cluster: readonly TextPiece[] | undefined;
  readonly database: readonly TextPiece[] | undefined;
  readonly table: readonly TextPiece[] | undefined;
}

const UNKNOWN: KustoAddress = { cluster: undefined, database: undefined, table: undefined };

/**
 * Returns what a reference to a dataset leads to; nothing is known of a dataset outside Azure Data Explorer.
 *
 * @param outer Reads what the reference passes.
 */
export function addressOfDataset(
  analysis: Analysis,
  reference: Reference | undefined,
  outer: ValueReader = pipelineValues,
): KustoAddress {
  const dataset = analysis.resolve(reference)?.resource;
  if (reference === undefined || dataset === undefined || !isKustoResource(dataset)) return UNKNOWN;
  const values = valuesOf(dataset, reference, outer);
  const service = readReference(dataset.properties.get("linkedServiceName"), "linkedService");
  return {
    ...addressOfLinkedService(analysis, service, values),
    table: values(typePropertiesOf(dataset).get("table")),
  };
}

/** Returns what a reference to a linked service leads to; nothing is known of one that is no cluster. */
export function addressOfLinkedService(
  analysis: Analysis,
  reference: Reference | undefined,
  outer: ValueReader = pipelineValues,
): KustoAddress {
  const service = analysis.resolve(reference)?.resource;
  if (reference === undefined || service === undefined || !isKustoResource(service)) return UNKNOWN;
  return addressIn(typePropertiesOf(service), valuesOf(service, reference, outer));
}

/**
 * Returns what an end of a Copy or Lookup leads to: by the one dataset that it names, or in Fabric by what stands in
 * the source or sink itself.
 */
export function addressOfEnd(
  analysis: Analysis,
  end: JsonNode | undefined,
  [reference, ...others]: readonly Reference[],
): KustoAddress {
  if (others.length > 0) return UNKNOWN;
  const inline = end?.get("datasetSettings");
  if (inline === undefined) return addressOfDataset(analysis, reference);
  const own = inline.get("typeProperties");
  return {
    ...addressOfConnection(inline, own),
    table: pipelineValues(own?.get("table") ?? end?.get("table")),
  };
}

/** Returns what a Copy or Lookup reads; `undefined` for any other activity. */
export function addressOfSource(analysis: Analysis, activity: Activity): KustoAddress | undefined {
  const copy = readCopy(activity);
  if (copy !== undefined) return addressOfEnd(analysis, copy.source, copy.inputs);
  const lookup = readLookup(activity);
  return (
    lookup && addressOfEnd(analysis, lookup.source, lookup.dataset === undefined ? [] : [lookup.dataset])
  );
}

/** Returns the cluster and database that a Command activity runs in. */
export function addressOfCommand(analysis: Analysis, { node, typeProperties }: Activity): KustoAddress {
  const reference = readReference(node.get("linkedServiceName"), "linkedService");
  if (reference !== undefined) return addressOfLinkedService(analysis, reference);
  return addressOfConnection(node, typeProperties);
}

/** Fabric keeps most connections outside the pipeline; what it writes into it has the shape of a linked service. */
function addressOfConnection(holder: JsonNode, own: JsonNode | undefined): KustoAddress {
  const connection = holder.get("connectionSettings") ?? holder.get("linkedService");
  const address = addressIn(connection?.at("properties", "typeProperties"), pipelineValues);
  return { ...address, database: pipelineValues(own?.get("database")) ?? address.database };
}

function addressIn(typeProperties: JsonNode | undefined, values: ValueReader): KustoAddress {
  return {
    cluster: values(typeProperties?.get("endpoint")),
    database: values(typeProperties?.get("database")),
    table: undefined,
  };
}
