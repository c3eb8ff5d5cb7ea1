import { nounOf } from "../../adf/describe";
import { faultOfResourceName } from "../../adf/namingRules";
import type { Resource } from "../../adf/resource";
import type { Factory } from "../../factory/factory";
import type { JsonValue } from "../../json/edit";
import { isSameName } from "../../text/name";
import type { Answers, AskedQuestion, Question } from "./question";

/** The kinds of resources that a scaffold makes. */
export type NewKind = "pipeline" | "dataset" | "linkedService";

/** A resource that does not exist yet. */
export interface NewResource {
  readonly kind: NewKind;
  readonly name: string;
  readonly properties: JsonValue;
}

/**
 * A pipeline on its way: the questions that were asked for it, with their answers, and the resources that they make.
 *
 * A scaffold asks in the order in which a person is asked, and later questions depend on earlier answers. Where one is
 * missing the proposal counts, so that the questions still to come can be told, and so can the files.
 */
export class Draft {
  private readonly asked: AskedQuestion[] = [];
  private readonly added: NewResource[] = [];

  constructor(
    readonly factory: Factory,
    private readonly answers: Answers,
  ) {}

  get questions(): readonly AskedQuestion[] {
    return this.asked;
  }

  /** The resources to make, each before what refers to it. */
  get resources(): readonly NewResource[] {
    return this.added;
  }

  /** Asks a question; returns its answer without the blanks around it, whether or not it can be taken. */
  ask(question: Question, faultOf: (answer: string) => string | undefined): string {
    const given = this.answers.get(question.id) ?? question.choices[0]?.answer ?? question.proposal;
    const answer = given.trim();
    this.asked.push({ ...question, answer, fault: faultOf(answer) });
    return answer;
  }

  /** Asks a question to which the factory knows no answers. */
  askText(
    question: Pick<Question, "id" | "title" | "hint" | "proposal">,
    faultOf: (answer: string) => string | undefined,
  ): string {
    return this.ask({ ...question, writingHint: question.hint, choices: [], other: "" }, faultOf);
  }

  add(resource: NewResource): void {
    this.added.push(resource);
  }

  /** Returns the resource of the factory that has a name; names compare case-insensitively. */
  existing(kind: NewKind, name: string): Resource | undefined {
    return this.factory.find(kind, name)?.resource;
  }

  /** Returns why a new resource cannot have a name, as a sentence. */
  faultOfNewName(kind: NewKind, name: string): string | undefined {
    const fault = faultOfResourceName(kind, name);
    if (fault !== undefined) return fault;
    if (this.isTaken(kind, name)) return `A ${nounOf(kind)} named "${name}" exists already.`;
    const path = this.pathOf(kind, name);
    return this.isFile(path) ? `The file "${this.relativePath(path)}" exists already.` : undefined;
  }

  /** Returns a name that a new resource can have: the one given, or that with the first number that makes it so. */
  uniqueName(kind: NewKind, name: string): string {
    for (let number = 1; ; number++) {
      const candidate = number === 1 ? name : `${name}${number}`;
      if (!this.isTaken(kind, candidate) && !this.isFile(this.pathOf(kind, candidate))) return candidate;
    }
  }

  /** Returns where the file of a new resource goes: beside those of its kind. */
  pathOf(kind: NewKind, name: string): string {
    return `${this.factory.root}/${this.folderOf(kind)}/${name}.json`;
  }

  /** Returns a path as it reads inside the factory. */
  relativePath(path: string): string {
    return path.slice(this.factory.root.length + 1);
  }

  private isTaken(kind: NewKind, name: string): boolean {
    if (this.factory.pathsOf(kind, name).length > 0) return true;
    return this.added.some((other) => other.kind === kind && isSameName(other.name, name));
  }

  /** File systems of Windows and macOS tell no two names apart that differ in casing alone. */
  private isFile(path: string): boolean {
    for (const other of this.factory.paths) if (isSameName(other, path)) return true;
    return false;
  }

  /** Folders are the kinds' own names, but some factories write them in another casing. */
  private folderOf(kind: NewKind): string {
    for (const path of this.factory.paths) {
      const folder = path.split("/").at(-2) ?? "";
      if (isSameName(folder, kind) && path.startsWith(`${this.factory.root}/`)) return folder;
    }
    return kind;
  }
}
