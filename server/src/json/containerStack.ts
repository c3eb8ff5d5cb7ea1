import type { NodeKind, OpenContainer, TreeBuilder } from "./tree";

/** How many open containers are looked through for one that fits; keeps hostile depth linear. */
const SEARCH_DEPTH = 128;

/** Where an open container begins, and between which columns the line of its closing bracket is indented. */
export interface Margin {
  /** `undefined` when the opening bracket is missing and with it the line. */
  readonly line: number | undefined;
  readonly least: number;
  readonly most: number;
}

/** The containers that are open while a broken document is read, with their margins. Levels count from 1, the innermost. */
export class ContainerStack {
  private readonly margins: Margin[] = [];

  constructor(private readonly builder: TreeBuilder) {}

  get top(): OpenContainer | undefined {
    return this.builder.top;
  }

  /** The margin of the innermost open container. */
  get topMargin(): Margin | undefined {
    return this.margins.at(-1);
  }

  /** Opens a container; `keyStart` is `NONE` outside objects. */
  open(
    kind: typeof NodeKind.object | typeof NodeKind.array,
    start: number,
    keyStart: number,
    keyEnd: number,
    margin: Margin,
  ): void {
    this.builder.open(kind, start, keyStart, keyEnd);
    this.margins.push(margin);
  }

  /** Opens the root again after it was closed. */
  reopenRoot(margin: Margin): void {
    this.builder.reopenRoot();
    this.margins.push(margin);
  }

  /** Closes the innermost containers, all of which end at one place. */
  close(levels: number, end: number): void {
    for (let level = 0; level < levels; level++) {
      this.builder.close(end);
      this.margins.pop();
    }
  }

  /** Returns the level of the nearest container that matches; 0 for none. */
  nearestLevel(matches: (margin: Margin, isObject: boolean) => boolean): number {
    const { stack } = this.builder;
    const limit = Math.min(stack.length, SEARCH_DEPTH);
    for (let level = 1; level <= limit; level++) {
      const container = stack[stack.length - level];
      const margin = this.margins[stack.length - level];
      if (container === undefined || margin === undefined) return 0;
      if (matches(margin, container.isObject)) return level;
    }
    return 0;
  }

  /** Returns the raw text of the first key of the innermost open container. */
  firstKeyOfTop(): string | undefined {
    return this.top === undefined ? undefined : this.builder.firstKeyOf(this.top.node);
  }

  /** Returns whether the container around a level is an object; `undefined` for the file around the root. */
  isObjectAround(level: number): boolean | undefined {
    const { stack } = this.builder;
    return stack[stack.length - 1 - level]?.isObject;
  }

  /** Returns whether the line of a container is indented more than the line of the one around it, if not the same. */
  isIndentedInside(level: number): boolean {
    const inner = this.margins[this.margins.length - level];
    const outer = this.margins[this.margins.length - level - 1];
    return inner === undefined || outer === undefined || inner.line === outer.line || inner.most > outer.most;
  }

  /** Returns the line that the container of a level begins on. */
  lineOf(level: number): number | undefined {
    return this.margins[this.margins.length - level]?.line;
  }
}
