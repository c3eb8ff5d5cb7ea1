import type * as vscode from "vscode";

const TIMEOUT_MS = 30_000;

/**
 * Waits until a condition holds, looking at once and then at each event that may have made it true.
 * Rejects with `what` when it does not hold in time. The condition returns undefined while it does not hold.
 */
export function waitUntil<T>(
  what: string,
  events: ReadonlyArray<vscode.Event<unknown>>,
  condition: () => T | undefined,
): Promise<T> {
  return new Promise((resolve, reject) => {
    const subscriptions: vscode.Disposable[] = [];
    const finish = (settle: () => void): void => {
      clearTimeout(timer);
      for (const subscription of subscriptions) subscription.dispose();
      settle();
    };
    const look = (): void => {
      try {
        const value = condition();
        if (value !== undefined) finish(() => resolve(value));
      } catch (error) {
        finish(() => reject(error));
      }
    };
    const timer = setTimeout(
      () => finish(() => reject(new Error(`Waited ${TIMEOUT_MS} ms in vain until ${what}.`))),
      TIMEOUT_MS,
    );
    for (const event of events) subscriptions.push(event(look));
    look();
  });
}
