import type * as intelligence from "../../service/intelligence";

/** What helps to read and write a document, or to change it as a whole. */
export type Intelligence = typeof intelligence;

/** Loads it when it is first asked for: it is large, and a server has to start fast. */
export type LoadIntelligence = () => Promise<Intelligence>;
