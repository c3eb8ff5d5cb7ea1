import * as vscode from "vscode";
import type { Position } from "vscode-languageclient/node";
import type { LanguageServer } from "./languageServer";
import { type NamedResource, UsagesRequest } from "./protocol";

/** Shows who uses a resource in the references view of VS Code. Whatever else the arguments are, nothing happens. */
export async function showUsages(
  { client }: LanguageServer,
  uri: unknown,
  position: unknown,
  resource: unknown,
): Promise<void> {
  if (typeof uri !== "string" || !isPosition(position) || !isResource(resource)) return;
  const { kind, name } = resource;
  const found = await client.sendRequest(UsagesRequest, { textDocument: { uri }, kind, name });
  const { protocol2CodeConverter } = client;
  const locations = found.map((location) => protocol2CodeConverter.asLocation(location));
  await vscode.commands.executeCommand(
    "editor.action.showReferences",
    protocol2CodeConverter.asUri(uri),
    protocol2CodeConverter.asPosition(position),
    locations,
  );
}

function isPosition(value: unknown): value is Position {
  return typeof value === "object" && value !== null && "line" in value && "character" in value;
}

function isResource(value: unknown): value is NamedResource {
  return typeof value === "object" && value !== null && "kind" in value && "name" in value;
}
