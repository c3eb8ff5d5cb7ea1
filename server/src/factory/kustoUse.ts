import type { AdfDocument } from "../adf/document";
import { isKustoActivity, isKustoResource } from "../adf/kustoActivity";
import type { Resource } from "../adf/resource";
import { contains, type Span } from "../text/span";
import type { Analysis } from "./analysis";

/**
 * Returns whether a dataset or linked service has to do with Azure Data Explorer: by its type, or because a Kusto
 * activity uses it, also by way of a dataset.
 */
export function servesKusto(analysis: Analysis, resource: Resource): boolean {
  if (isKustoResource(resource)) return true;
  return analysis.usesOf(resource).some(({ document, reference }) => {
    const place = reference.node.span;
    if (standsInKustoActivity(document, place)) return true;
    return (
      resource.kind === "linkedService" &&
      document.resources.some(
        (user) => user.kind === "dataset" && contains(user.node.span, place) && servesKusto(analysis, user),
      )
    );
  });
}

/** Returns whether a place of a document belongs to a Kusto activity. */
export function standsInKustoActivity(document: AdfDocument, place: Span): boolean {
  return document.activities.some(
    (activity) => contains(activity.node.span, place) && isKustoActivity(activity),
  );
}
