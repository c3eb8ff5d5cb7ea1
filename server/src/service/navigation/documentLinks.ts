import type { Span } from "../../text/span";
import { nameSpanIn } from "./occurrence";
import type { NavigationSource } from "./symbol";

/** A name that leads to another file. */
export interface DocumentLink {
  readonly span: Span;
  readonly path: string;
}

/** Returns the references of a document to resources of other files; parses none of those. */
export function documentLinks({ document, factory }: NavigationSource): readonly DocumentLink[] {
  const links: DocumentLink[] = [];
  for (const { kind, name, nameNode } of document.references) {
    const [path] = factory.pathsOf(kind, name);
    const span = nameSpanIn(nameNode);
    if (path !== undefined && path !== document.path && span !== undefined) links.push({ span, path });
  }
  return links;
}
