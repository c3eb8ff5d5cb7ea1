import { fileStem } from "../../adf/document";
import type { Factory } from "../../factory/factory";
import { type DocumentStatus, StatusNotification } from "../protocol";
import type { Session } from "../session";
import type { Report } from "./reports";

/** Tells the client which factory each open document lies in, and how many findings it has. */
export class StatusReporter {
  private readonly sent = new Map<string, string>();

  constructor(private readonly session: Session) {}

  /** Sends the status of an open document if it is another than before. */
  tell({ path, counts }: Report): void {
    const status = { uri: this.session.places.uriOf(path), factory: this.factoryAround(path), counts };
    const text = JSON.stringify(status);
    if (this.sent.get(path) === text) return;
    this.sent.set(path, text);
    this.session.connection.sendNotification(StatusNotification, status).catch(() => {
      // The connection is gone, and with it whoever would show the status.
      this.sent.delete(path);
    });
  }

  forget(path: string): void {
    this.sent.delete(path);
  }

  private factoryAround(path: string): DocumentStatus["factory"] {
    const factory = this.session.index.factoryOf(path);
    if (factory === undefined || factory.root === path) return undefined;
    return {
      name: factoryName(factory),
      fileCount: [...factory.paths].length,
      isReading: this.session.index.isReading(factory),
    };
  }
}

/** Returns the name of a factory: that of the file in its folder `factory`, else of its folder. */
export function factoryName(factory: Factory): string {
  const folder = `${factory.root}/factory/`.toLowerCase();
  for (const path of factory.paths) if (path.toLowerCase().startsWith(folder)) return fileStem(path);
  return factory.root.split("/").at(-1) || factory.root;
}
