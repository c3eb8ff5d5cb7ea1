import {
  type CancellationToken,
  MarkupKind,
  type SignatureHelp,
  type SignatureHelpParams,
} from "vscode-languageserver";
import type { Session } from "../session";
import { shownDocument } from "./shownDocument";

/** The characters behind which an editor asks unasked: where arguments begin. */
export const SIGNATURE_TRIGGERS: readonly string[] = ["(", ","];

/** Returns how the function around a position is called; `null` outside of calls. */
export async function answerSignatureHelp(
  { textDocument, position }: SignatureHelpParams,
  token: CancellationToken,
  session: Session,
): Promise<SignatureHelp | null> {
  const shown = await shownDocument(session, textDocument.uri, token);
  if (shown === undefined) return null;
  const { signatureHelp } = await session.parts.loadIntelligence();
  const found = signatureHelp(shown.content, shown.lines.offsetAt(position));
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
