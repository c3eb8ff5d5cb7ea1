import type { KustoCode } from "./library";
import { hasUnreadPart, parseKql } from "./parseKql";

/** Formatting once more seldom changes anything; what still does then is not coming to rest. */
const MOST_ROUNDS = 4;

/**
 * Returns a text as the official formatter lays it out, formatted until that changes nothing more; `undefined` for a
 * text that the parser cannot read to its end, of which the formatter would make something else.
 *
 * Of the library's own choices one is changed: nothing is added that the text lacks.
 */
export function formatKql(text: string): string | undefined {
  let before = text;
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const code = parseKql(before);
    if (!isReadable(code)) return undefined;
    const after = layOut(code);
    if (after === before) return after;
    before = after;
  }
  return undefined;
}

function isReadable(code: KustoCode): boolean {
  return Bridge.toArray(code.GetSyntaxDiagnostics()).length === 0 && !hasUnreadPart(code);
}

function layOut(code: KustoCode): string {
  const { FormattingOptions, KustoCodeService } = Kusto.Language.Editor;
  const options = FormattingOptions.Default.WithInsertMissingTokens(false);
  return new KustoCodeService.ctor(code).GetFormattedText(options, 0, null).Text;
}
