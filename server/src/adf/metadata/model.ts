/** What a value may be, as far as it is known. */
export type ValueType =
  | { readonly kind: "string" | "number" | "boolean" | "array" | "object" | "any" }
  | { readonly kind: "model"; readonly name: string }
  /** An object that only groups properties of the one around it: `typeProperties`. */
  | { readonly kind: "group"; readonly properties: readonly ModelProperty[] }
  | { readonly kind: "list"; readonly element: ValueType }
  /** An object whose keys are names that its author chooses. */
  | { readonly kind: "map"; readonly value: ValueType };

/** A property of a kind of object. */
export interface ModelProperty {
  /** As written in JSON. */
  readonly name: string;
  readonly type: ValueType;
  readonly isRequired: boolean;
  /** Whether only the service sets it. */
  readonly isReadOnly: boolean;
  /** Whether an expression may stand in place of the value. */
  readonly takesExpression: boolean;
  /** All that it, or an element of it, may be; empty where that is not known. */
  readonly values: readonly string[];
  /** What it does, in plain text; empty where nobody says. */
  readonly text: string;
  /** What counts where it is absent; empty where that is not known. */
  readonly byDefault: string;
  /** Whether only Fabric has it. */
  readonly isFabricOnly: boolean;
}

/** A kind of object: an activity of some type, a reference, a policy. */
export interface Model {
  readonly name: string;
  /** The model of which it is a kind; `undefined` for none. */
  readonly parent: string | undefined;
  /** Its `type` in JSON; `undefined` for objects that have none, and for those of which there are several kinds. */
  readonly type: string | undefined;
  /** What it is, in plain text. */
  readonly text: string;
  /** Whether only Fabric has it. */
  readonly isFabricOnly: boolean;
  /** All of them, those of its parent first. */
  readonly properties: readonly ModelProperty[];
}
