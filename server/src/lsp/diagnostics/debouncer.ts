/** Runs what is asked for repeatedly only once it has not been asked for during a while, for each key on its own. */
export class Debouncer {
  private readonly timers = new Map<string, ReturnType<typeof setTimeout>>();

  constructor(private readonly milliseconds: number) {}

  /** Runs `task` later, in place of what was scheduled under this key and has not begun. */
  schedule(key: string, task: () => void): void {
    clearTimeout(this.timers.get(key));
    const timer = setTimeout(() => {
      this.timers.delete(key);
      task();
    }, this.milliseconds);
    this.timers.set(key, timer);
  }

  cancel(key: string): void {
    clearTimeout(this.timers.get(key));
    this.timers.delete(key);
  }

  cancelAll(): void {
    for (const key of [...this.timers.keys()]) this.cancel(key);
  }
}

/** Lets the event loop handle what has arrived in the meantime. */
export function yieldToEvents(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
