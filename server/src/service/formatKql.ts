import { toTextWithHoles } from "../expression/textWithHoles";
import { type FilledText, fillHoles } from "../kql/parser/holeFill";
import { type KqlLayout, layoutEdits, splitAtInput } from "../kql/parser/layout";
import { readKql } from "../kql/view";
import type { Span } from "../text/span";
import type { TextEdit } from "../text/textEdit";
import type { TextWithHoles } from "../text/textWithHoles";
import type { ShownKql } from "./language/shownKql";

/** Asks the official formatter about a text without holes. */
export type LayOutKql = (text: string) => Promise<KqlLayout>;

/** The edits of an editor's text, or why there are none. */
export type FormattedKql = { readonly edits: readonly TextEdit[] } | { readonly refusal: string };

/**
 * Returns the edits that lay out a query or command as the official formatter does. They change blanks and line breaks
 * between the words of KQL and nothing else; whatever would change more is refused.
 */
export async function formatKql(
  { value }: Pick<ShownKql, "value">,
  layOut: LayOutKql,
): Promise<FormattedKql> {
  const kql = readKql(toTextWithHoles(value));
  if (kql.tokens.every(({ kind }) => kind === "hole")) return { edits: [] };
  if (kql.lexed.hasInlineData) {
    return { refusal: "The data behind this .ingest inline command would change. Lay it out by hand." };
  }
  const filled = fillHoles(kql.lexed);
  const layout = await layOutFilled(filled, layOut);
  if ("problem" in layout) return { refusal: REFUSALS[layout.problem] };
  const edits = layoutEdits(kql.lexed, filled, layout.text);
  if (edits === undefined) {
    return {
      refusal: "The official Kusto formatter would change more than blanks here, so nothing was changed.",
    };
  }
  const interpolations = interpolationsOf(value);
  const placed = edits.flatMap(({ span, newText }) => {
    const place = placesOf(span, kql.text).find(
      (found) => !interpolations.some((other) => reachesInto(found, other)),
    );
    return place === undefined ? [] : [{ span: place, newText }];
  });
  return { edits: placed };
}

/** Returns where a stretch stands in the editor; for a place between two characters beside the one or the other. */
function placesOf({ start, end }: Span, text: TextWithHoles<unknown>): readonly Span[] {
  if (start < end) return [text.toDocument({ start, end })];
  const before = text.toDocument({ start: start - 1, end: start }).end;
  return [text.toDocument({ start, end }), { start: before, end: before }];
}

/** The grammar of the parser lacks some commands: of such a one the text behind `<|` is laid out alone. */
async function layOutFilled(filled: FilledText, layOut: LayOutKql): Promise<KqlLayout> {
  const whole = await layOut(filled.text);
  const parts = "text" in whole ? undefined : splitAtInput(filled);
  if (parts === undefined) return whole;
  const input = await layOut(parts.input);
  return "text" in input ? { text: parts.command + input.text } : whole;
}

/** Returns where the computed parts stand, also those that yield a text which is known. */
function interpolationsOf(value: ShownKql["value"]): readonly Span[] {
  if (value.kind === "literal") return [];
  return value.parts.flatMap((part) =>
    part.kind === "literal" ? [] : [value.decoded.toDocument(part.span)],
  );
}

function reachesInto(span: Span, other: Span): boolean {
  return span.start < other.end && other.start < span.end;
}

const REFUSALS = {
  unreadable:
    "The official Kusto parser cannot read this text as it stands, so it cannot be formatted. Correct its mistakes first.",
  failed: "The official Kusto formatter gave no answer; the output of the language server says why.",
} as const;
