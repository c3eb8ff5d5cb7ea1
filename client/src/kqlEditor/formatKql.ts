import * as vscode from "vscode";
import type { LanguageServer } from "../languageServer";
import { KQL_SCHEME, PRODUCT } from "../names";
import { choosePlace } from "./kqlPlaces";
import type { KqlTexts } from "./kqlTexts";

/**
 * Lays out a query or command as the official Kusto formatter does: the one named, the one that the editor in front
 * shows, that at the cursor of a pipeline, or one chosen from a list. Says why where nothing can be changed.
 */
export async function formatKql(server: LanguageServer, texts: KqlTexts, kqlUri: unknown): Promise<void> {
  const shown = vscode.window.activeTextEditor?.document;
  if (typeof kqlUri !== "string" && shown?.uri.scheme === KQL_SCHEME) {
    return tell(await texts.format(shown.uri, "editor"));
  }
  const uri = typeof kqlUri === "string" ? vscode.Uri.parse(kqlUri) : await choosePlace(server);
  if (uri !== undefined) await tell(await texts.format(uri, "pipeline"));
}

async function tell(refusal: string | undefined): Promise<void> {
  if (refusal !== undefined) await vscode.window.showWarningMessage(`${PRODUCT}: ${refusal}`);
}
