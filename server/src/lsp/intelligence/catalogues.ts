import type { Catalogue } from "../../adf/metadata/catalogue";
import { describeError, type Log } from "../guard";
import type { LoadIntelligence } from "./loadIntelligence";

/** Reads the file of types that the build has made. */
export type LoadMetadata = () => Promise<string>;

/** Returns the types of Data Factory; `undefined` where there is no file of them, of which a log tells once. */
export type FindCatalogue = () => Promise<Catalogue | undefined>;

/** Returns what reads the types of Data Factory when first asked for them, and then keeps them. */
export function catalogueFrom(
  loadIntelligence: LoadIntelligence,
  loadMetadata: LoadMetadata | undefined,
  log: Log,
): FindCatalogue {
  let found: Promise<Catalogue | undefined> | undefined;
  const read = async (load: LoadMetadata): Promise<Catalogue | undefined> => {
    try {
      const [{ readCatalogue }, text] = await Promise.all([loadIntelligence(), load()]);
      return readCatalogue(text);
    } catch (error) {
      log(`Reading the types of Data Factory failed: ${describeError(error)}`);
      return undefined;
    }
  };
  return () => {
    found ??= loadMetadata === undefined ? Promise.resolve(undefined) : read(loadMetadata);
    return found;
  };
}
