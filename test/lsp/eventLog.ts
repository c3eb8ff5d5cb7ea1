const TIMEOUT_MILLISECONDS = 10_000;

/** Lets tests wait until something holds, looking again at each event and never after a time. */
export class EventLog {
  private readonly waiting = new Set<() => void>();

  /** Makes all who wait look again. */
  happened(): void {
    for (const look of [...this.waiting]) look();
  }

  /** Resolves with what `condition` returns as soon as that is not `undefined`. */
  until<T>(what: string, condition: () => T | undefined): Promise<T> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        this.waiting.delete(look);
        reject(new Error(`Waited in vain until ${what}.`));
      }, TIMEOUT_MILLISECONDS);
      const look = () => {
        const value = condition();
        if (value === undefined) return;
        clearTimeout(timer);
        this.waiting.delete(look);
        resolve(value);
      };
      this.waiting.add(look);
      look();
    });
  }
}
