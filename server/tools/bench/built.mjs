// @ts-check
import { fromRoot } from "../repository.mjs";

/** The built command line. */
export const CLI = fromRoot("server", "out", "cli.mjs");

/** The built language server. */
export const SERVER = fromRoot("server", "out", "server.mjs");
