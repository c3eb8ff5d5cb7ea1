import type { AnalyzerUtilities, KustoCode, KustoDiagnostic, KustoList } from "./library";

/**
 * Returns what the library's analyzers advise.
 *
 * Some of them look only at columns of tables that they know, since `contains` on a computed text has no cheaper
 * form. Without a schema no table is known, so for us a column counts that no expression of the text computes.
 */
export function adviseOn(code: KustoCode): KustoList<KustoDiagnostic> {
  const { KustoCodeService, AnalyzerUtilities } = Kusto.Language.Editor;
  const { IsDbColumn } = AnalyzerUtilities;
  AnalyzerUtilities.IsDbColumn = (expression, globals) =>
    isUnknownColumn(expression) || IsDbColumn(expression, globals);
  try {
    return new KustoCodeService.ctor(code).GetAnalyzerDiagnostics();
  } finally {
    AnalyzerUtilities.IsDbColumn = IsDbColumn;
  }
}

function isUnknownColumn({ ReferencedSymbol }: Parameters<AnalyzerUtilities["IsDbColumn"]>[0]): boolean {
  const { ColumnSymbol, ScalarTypes } = Kusto.Language.Symbols;
  const column = Bridge.as(ReferencedSymbol, ColumnSymbol);
  return column !== null && column.Type === ScalarTypes.Unknown && column.Source === null;
}
