/** More schemas than anybody edits at a time; each takes some megabytes in the worker. */
const MOST_SCHEMAS = 16;

/**
 * What belongs to the schemas that were put last. The worker keeps the schemas themselves, and who asks it keeps
 * which those are: both count alike, so that both forget alike.
 */
export class RecentSchemas<Value> {
  private readonly values = new Map<string, Value>();

  get(id: string): Value | undefined {
    return this.values.get(id);
  }

  put(id: string, value: Value): void {
    this.values.set(id, value);
    const [oldest] = this.values.keys();
    if (this.values.size > MOST_SCHEMAS && oldest !== undefined) this.values.delete(oldest);
  }
}
