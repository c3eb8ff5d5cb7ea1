import { isSameName } from "../text/name";
import type { ReturnType } from "./functionTable";

/** What is known of the value that an expression yields. */
export interface Shape {
  readonly type: ReturnType;
  /** What it is, in Markdown. */
  readonly summary?: string;
  /** Of an object the members that are known; there may be others. */
  readonly members?: readonly Member[];
  /** Of an array what its items are. */
  readonly item?: Shape;
}

/** A member of an object. */
export interface Member {
  readonly name: string;
  readonly shape: Shape;
}

/** A member as tables write it: name, type and what it is. */
export type MemberRow = readonly [name: string, type: ReturnType, summary: string];

/** Returns rows of a table as members. */
export function membersOf(rows: readonly MemberRow[]): readonly Member[] {
  return rows.map(([name, type, summary]) => ({ name, shape: { type, summary } }));
}

/** Returns the shape of a member, whatever the case of its name. */
export function memberShape(shape: Shape, name: string): Shape | undefined {
  return shape.members?.find((member) => isSameName(member.name, name))?.shape;
}
