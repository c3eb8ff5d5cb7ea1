import {
  type CancellationToken,
  MarkupKind,
  type SignatureHelp,
  type SignatureHelpParams,
} from "vscode-languageserver";
import type { Linter } from "../diagnostics/linter";
import { pathOfUri } from "../uris";
import type { LoadIntelligence } from "./loadIntelligence";

/** The characters behind which an editor asks unasked: where arguments begin. */
export const SIGNATURE_TRIGGERS: readonly string[] = ["(", ","];

/** Returns how the function around a position is called; `null` outside of calls. */
export async function answerSignatureHelp(
  { textDocument, position }: SignatureHelpParams,
  token: CancellationToken,
  linter: Linter,
  load: LoadIntelligence,
): Promise<SignatureHelp | null> {
  const linted = await linter.lint(pathOfUri(textDocument.uri), token);
  if (linted?.analysis === undefined) return null;
  const { signatureHelp } = await load();
  const found = signatureHelp(linted.analysis, linted.analysis.document.lines.offsetAt(position));
  if (found === undefined) return null;
  const { signature, documentation, parameters, activeParameter } = found;
  return {
    signatures: [
      {
        label: signature,
        documentation: { kind: MarkupKind.Markdown, value: documentation },
        parameters: parameters.map(({ start, end }) => ({ label: [start, end] })),
      },
    ],
    activeSignature: 0,
    // An index behind the last argument marks none of them.
    activeParameter: activeParameter ?? parameters.length,
  };
}
