import { type Connection, TextDocuments } from "vscode-languageserver";
import { TextDocument } from "vscode-languageserver-textdocument";
import { pathOfUri, uriOfPath } from "../uris";

/** What is told of open documents, by their paths. */
export interface OpenDocumentListener {
  readonly onOpenOrChange: (path: string) => void;
  readonly onClose: (path: string) => void;
}

/** The documents that are open in the editor, by the engine's paths; they keep the client's own spelling of URIs. */
export class OpenDocuments {
  private readonly byPath = new Map<string, TextDocument>();

  /** Starts to follow what the client opens, edits and closes. */
  listen(connection: Connection, listener: OpenDocumentListener): void {
    const documents = new TextDocuments(TextDocument);
    documents.onDidChangeContent(({ document }) => {
      const path = pathOfUri(document.uri);
      this.byPath.set(path, document);
      listener.onOpenOrChange(path);
    });
    documents.onDidClose(({ document }) => {
      const path = pathOfUri(document.uri);
      // Two spellings of one URI may be open; the one that was edited last counts.
      if (this.byPath.get(path)?.uri !== document.uri) return;
      this.byPath.delete(path);
      listener.onClose(path);
    });
    documents.listen(connection);
  }

  get paths(): readonly string[] {
    return [...this.byPath.keys()];
  }

  has(path: string): boolean {
    return this.byPath.has(path);
  }

  textOf(path: string): string | undefined {
    return this.byPath.get(path)?.getText();
  }

  /** Returns the version of an open document; `null` for any other. */
  versionOf(path: string): number | null {
    return this.byPath.get(path)?.version ?? null;
  }

  /** Returns the client's own URI of an open document, and one made from the path for any other. */
  uriOf(path: string): string {
    return this.byPath.get(path)?.uri ?? uriOfPath(path);
  }
}
