import * as vscode from "vscode";
import { jsonUriOf, type KqlTexts } from "./kqlTexts";

/** A large prime; what it leaves of a hash is small beside the sizes that editors care about. */
const HASH_RANGE = 65_521;

/** What an editor was last told of a KQL document. */
interface Known {
  readonly uri: vscode.Uri;
  /** `undefined` while the activity does not exist. */
  readonly text: string | undefined;
  /** When the text last changed, in milliseconds; grows with each change. */
  readonly modified: number;
}

/**
 * Shows each query and command of a pipeline as a file. Its text is that of the JSON document in the editor, and so
 * VS Code itself tells of a conflict when that has changed while the file was edited.
 */
export class KqlFileSystem implements vscode.FileSystemProvider {
  readonly onDidChangeFile: vscode.Event<vscode.FileChangeEvent[]>;
  private readonly changed = new vscode.EventEmitter<vscode.FileChangeEvent[]>();
  private readonly known = new Map<string, Known>();
  private readonly subscriptions: vscode.Disposable[];
  /** JSON documents that are being looked at, and whether they have changed since. */
  private readonly looking = new Map<string, "current" | "changed">();

  constructor(
    private readonly texts: KqlTexts,
    private readonly log: vscode.LogOutputChannel,
  ) {
    this.onDidChangeFile = this.changed.event;
    this.subscriptions = [
      this.changed,
      vscode.workspace.onDidChangeTextDocument(({ document }) => this.lookAgain(document.uri)),
      // VS Code closes documents that no editor shows after a while; what they say is still shown here.
      vscode.workspace.onDidCloseTextDocument(({ uri }) => this.lookAgain(uri)),
    ];
  }

  dispose(): void {
    for (const subscription of this.subscriptions) subscription.dispose();
  }

  /** Changes come from the JSON documents, whoever watches. */
  watch(): vscode.Disposable {
    return new vscode.Disposable(() => {});
  }

  async stat(uri: vscode.Uri): Promise<vscode.FileStat> {
    // VS Code looks for the folders of a file before it writes it.
    if (!uri.path.endsWith(".kql")) return { type: vscode.FileType.Directory, ctime: 0, mtime: 0, size: 0 };
    const { text, modified } = await this.read(uri);
    return { type: vscode.FileType.File, ctime: 0, mtime: modified, size: sizeOf(text) };
  }

  async readFile(uri: vscode.Uri): Promise<Uint8Array> {
    const { text } = await this.read(uri);
    return new TextEncoder().encode(text);
  }

  async writeFile(uri: vscode.Uri, content: Uint8Array): Promise<void> {
    const text = new TextDecoder("utf-8", { ignoreBOM: true }).decode(content);
    const refusal = await this.texts.write(uri, text);
    if (refusal !== undefined) throw vscode.FileSystemError.Unavailable(refusal);
    this.remember(uri, text);
    // What an expression cannot tell apart may read differently from what was written.
    this.lookAgain(jsonUriOf(uri));
  }

  readDirectory(): [string, vscode.FileType][] {
    return [];
  }

  createDirectory(uri: vscode.Uri): void {
    throw vscode.FileSystemError.NoPermissions(uri);
  }

  delete(uri: vscode.Uri): void {
    throw vscode.FileSystemError.NoPermissions(uri);
  }

  rename(uri: vscode.Uri): void {
    throw vscode.FileSystemError.NoPermissions(uri);
  }

  private async read(uri: vscode.Uri): Promise<{ readonly text: string; readonly modified: number }> {
    const result = await this.texts.read(uri);
    if ("problem" in result) throw vscode.FileSystemError.FileNotFound(result.problem);
    return { text: result.text, modified: this.remember(uri, result.text).modified };
  }

  private remember(uri: vscode.Uri, text: string | undefined): Known {
    const before = this.known.get(uri.toString());
    if (before !== undefined && before.text === text) return before;
    const now = { uri, text, modified: Math.max(Date.now(), (before?.modified ?? 0) + 1) };
    this.known.set(uri.toString(), now);
    return now;
  }

  /** Tells of the KQL documents of a JSON document that have changed with it. */
  private lookAgain(json: vscode.Uri): void {
    const key = json.toString();
    if (this.shownOf(key).length === 0) return;
    if (this.looking.has(key)) {
      this.looking.set(key, "changed");
      return;
    }
    this.looking.set(key, "current");
    this.look(key)
      .catch((error) => this.log.error(`Reading KQL again failed: ${error}`))
      .finally(() => {
        const isOutdated = this.looking.get(key) === "changed";
        this.looking.delete(key);
        if (isOutdated) this.lookAgain(json);
      });
  }

  private async look(json: string): Promise<void> {
    for (const before of this.shownOf(json)) {
      const result = await this.texts.read(before.uri);
      // It may have been written or closed meanwhile.
      if (this.known.get(before.uri.toString()) !== before) continue;
      const now = this.remember(before.uri, "text" in result ? result.text : undefined);
      if (now !== before) this.changed.fire([{ uri: before.uri, type: changeBetween(before, now) }]);
    }
  }

  private shownOf(json: string): readonly Known[] {
    const open = new Set(vscode.workspace.textDocuments.map(({ uri }) => uri.toString()));
    return [...this.known.values()].filter(
      ({ uri }) => open.has(uri.toString()) && jsonUriOf(uri).toString() === json,
    );
  }
}

function changeBetween(before: Known, now: Known): vscode.FileChangeType {
  if (now.text === undefined) return vscode.FileChangeType.Deleted;
  return before.text === undefined ? vscode.FileChangeType.Created : vscode.FileChangeType.Changed;
}

/**
 * Returns a size that is another for another text: VS Code takes a file of the same size for unchanged, however often
 * it was modified, and would overwrite what it has not seen.
 */
function sizeOf(text: string): number {
  let hash = 0;
  for (let index = 0; index < text.length; index++) hash = (hash * 31 + text.charCodeAt(index)) % HASH_RANGE;
  return new TextEncoder().encode(text).length + hash;
}
