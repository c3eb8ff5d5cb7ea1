import { isInFolder } from "../uris";

interface Walk {
  readonly done: Promise<void>;
  isDone: boolean;
}

/** The folders that are being read or have been read. */
export class FolderWalks {
  private readonly walks = new Map<string, Walk>();

  /** Begins to read a folder unless that has been begun before. */
  start(folder: string, read: () => Promise<void>): Promise<void> {
    const known = this.walks.get(folder);
    if (known !== undefined) return known.done;
    const walk: Walk = {
      isDone: false,
      done: read().finally(() => {
        walk.isDone = true;
      }),
    };
    this.walks.set(folder, walk);
    return walk.done;
  }

  /** Forgets that a folder was read; a reading that is under way is asked to end. */
  forget(folder: string): void {
    this.walks.delete(folder);
  }

  /** Returns whether a folder is still to be read. */
  isWanted(folder: string): boolean {
    return this.walks.has(folder);
  }

  /** Returns whether a path is being read now, has been read, or neither. */
  stateOf(path: string): "reading" | "read" | "unread" {
    let state: "read" | "unread" = "unread";
    for (const [folder, { isDone }] of this.walks) {
      if (!isInFolder(path, folder)) continue;
      if (!isDone) return "reading";
      state = "read";
    }
    return state;
  }

  /** Resolves when nothing is being read any more, whether it could be read or not. */
  async whenDone(): Promise<void> {
    const pending = () => [...this.walks.values()].filter(({ isDone }) => !isDone);
    for (let walks = pending(); walks.length > 0; walks = pending()) {
      await Promise.allSettled(walks.map(({ done }) => done));
    }
  }
}
