import type { AdfDocument } from "../../adf/document";
import type { KqlPlace } from "../../service/kqlDocument";
import { toRange, toWorkspaceEdit } from "../conversion";
import type { Session } from "../session";
import { pathOfUri } from "../uris";
import type {
  KqlPlaceInfo,
  KqlPlacesParams,
  OpenKqlParams,
  OpenKqlResult,
  SaveKqlParams,
  SaveKqlResult,
} from "./kqlProtocol";
import { type KqlLocation, kqlUriOf, readKqlUri } from "./kqlUris";

const UNKNOWN_DOCUMENT = "This document shows no query or command of a pipeline.";

/** Shows and saves the queries and commands of JSON documents as documents of their own. */
export class KqlDocuments {
  constructor(private readonly session: Session) {}

  /** Returns the queries and commands of a document. */
  async places({ textDocument }: KqlPlacesParams): Promise<KqlPlaceInfo[]> {
    const { kqlTexts } = await this.session.parts.loadIntelligence();
    const document = this.documentOf(textDocument.uri);
    if (document === undefined) return [];
    return kqlTexts.kqlPlaces(document).map((place) => placeInfo(place, document, textDocument.uri));
  }

  /** Returns the text that a KQL document shows. */
  async open({ textDocument }: OpenKqlParams): Promise<OpenKqlResult> {
    const { kqlTexts } = await this.session.parts.loadIntelligence();
    const found = this.find(textDocument.uri);
    if ("problem" in found) return found;
    const opened = kqlTexts.openKql(found.document, found.location.address);
    return "problem" in opened ? opened : { text: opened.text };
  }

  /** Returns the edit that saves a KQL document into its JSON document; a refusal if that has another version. */
  async save({ textDocument, text, documentVersion }: SaveKqlParams): Promise<SaveKqlResult> {
    const { kqlTexts } = await this.session.parts.loadIntelligence();
    const found = this.find(textDocument.uri);
    if ("problem" in found) return { refusal: found.problem };
    const { document, location } = found;
    const { places, client } = this.session;
    if (places.versionOf(document.path) !== documentVersion) {
      return { refusal: "The pipeline has just been changed. Nothing was saved; save once more." };
    }
    const saved = kqlTexts.saveKql(document, location.address, text);
    if ("refusal" in saved) return { refusal: saved.refusal };
    const edit = toWorkspaceEdit([{ path: document.path, edits: saved.edits }], places, client);
    return edit === undefined ? { refusal: UNKNOWN_DOCUMENT } : { edit };
  }

  private find(
    uri: string,
  ): { readonly document: AdfDocument; readonly location: KqlLocation } | { readonly problem: string } {
    const location = readKqlUri(uri);
    if (location === undefined) return { problem: UNKNOWN_DOCUMENT };
    const document = this.documentOf(location.documentUri);
    if (document === undefined) return { problem: `There is no pipeline in ${location.documentUri}.` };
    return { document, location };
  }

  private documentOf(uri: string): AdfDocument | undefined {
    const path = pathOfUri(uri);
    return this.session.index.factoryOf(path)?.document(path);
  }
}

function placeInfo(
  { address, span, activitySpan, title }: KqlPlace,
  document: AdfDocument,
  documentUri: string,
) {
  return {
    uri: kqlUriOf({ documentUri, address }),
    title,
    range: toRange(document.lines, span),
    activityRange: toRange(document.lines, activitySpan),
  };
}
