import type { CancellationToken } from "vscode-languageserver";
import type { AdfDocument } from "../../adf/document";
import { Analysis } from "../../factory/analysis";
import type { Factory } from "../../factory/factory";
import type { NamedSchema } from "../../kql/schema/schema";
import type { Rule } from "../../rules/rule";
import type { Finding } from "../../service/finding";
import { kqlRequestsOf, needsKustoParser } from "../../service/kustoParser";
import type { LintOptions, lint } from "../../service/lint";
import type { FactoryIndex } from "../files/factoryIndex";
import type { KqlSchemas } from "../files/kqlSchemas";
import type { OpenDocuments } from "../files/openDocuments";
import type { Settings } from "../settings/settings";
import type { SettingsStore } from "../settings/settingsStore";
import type { KqlAnswers } from "./kqlAnswers";
import type { LoadLinting } from "./loadLinting";

const CHARACTERS_PER_MEGABYTE = 1024 * 1024;

/** VS Code's own JSON support reports it too. */
const JSON_SYNTAX = "json-syntax";

/** What is known of a document at one moment. */
export interface LintedDocument {
  readonly path: string;
  /** `undefined` for a document that is larger than the settings allow: it is not even parsed. */
  readonly analysis: Analysis | undefined;
  readonly factory: Factory;
  readonly settings: Settings;
  readonly options: LintOptions;
  readonly findings: readonly Finding[];
}

interface Kept {
  readonly revision: number;
  readonly settings: Settings;
  readonly schema: NamedSchema | undefined;
  readonly isOpen: boolean;
  readonly linted: LintedDocument;
}

/** Lints documents as the settings of their folders say, once for each state of their factory. */
export class Linter {
  private readonly kept = new Map<string, Kept>();

  constructor(
    private readonly index: FactoryIndex,
    private readonly documents: OpenDocuments,
    private readonly settings: SettingsStore,
    private readonly loadLinting: LoadLinting,
    private readonly client: { readonly reportsJsonSyntax: boolean },
    private readonly onCrash: LintOptions["onCrash"],
    private readonly schemas: KqlSchemas,
    /** Left out where there is no Kusto parser. */
    private readonly kql?: KqlAnswers,
  ) {}

  /**
   * Returns what is known of a document; `undefined` when it is not of a factory, when linting is switched off,
   * and when nobody waits for the answer any more.
   */
  async lint(path: string, token?: CancellationToken): Promise<LintedDocument | undefined> {
    const settings = await this.settings.of(path);
    if (!settings.enable) return undefined;
    const linting = await this.loadLinting();
    const schema = await this.schemas.of(path, settings.kql.schema);
    const revision = this.index.revisionOf(path);
    const isOpen = this.documents.has(path);
    const kept = this.kept.get(path);
    const isSame = kept?.settings === settings && kept.schema === schema && kept.isOpen === isOpen;
    if (isSame && kept.revision === revision) return kept.linted;
    const options = this.optionsOf(linting.rules, settings, schema, isOpen);
    const linted = this.lintNow(path, settings, options, linting.lint, token);
    if (token?.isCancellationRequested === true) return undefined;
    if (linted === undefined || !isOpen) this.kept.delete(path);
    else this.kept.set(path, { revision, settings, schema, isOpen, linted });
    return linted;
  }

  /** Returns what is found in a document with another text, which nobody has saved yet but `path` shows. */
  async lintInstead(
    path: string,
    linted: LintedDocument,
    document: AdfDocument,
  ): Promise<readonly Finding[]> {
    const { lint } = await this.loadLinting();
    const { factory, settings, options } = linted;
    const analysis = new Analysis(document, factory, settings.scope, options.kustoAnswers, options.schema);
    this.askKustoParser(path, path, analysis);
    return lint(analysis, options);
  }

  /** Takes notice that more is known of a document than when it was linted. */
  outdate(path: string): void {
    this.kept.delete(path);
  }

  /** Forgets what was kept of a document. */
  forget(path: string): void {
    this.kept.delete(path);
    this.kql?.forget(path);
  }

  private lintNow(
    path: string,
    settings: Settings,
    options: LintOptions,
    run: typeof lint,
    token: CancellationToken | undefined,
  ): LintedDocument | undefined {
    const factory = this.index.factoryOf(path);
    const text = factory?.textOf(path);
    if (factory === undefined || text === undefined) return undefined;
    const isTooLarge = text.length > settings.maxFileSize * CHARACTERS_PER_MEGABYTE;
    const document = isTooLarge ? undefined : factory.document(path);
    if (document === undefined)
      return { path, analysis: undefined, factory, settings, options, findings: [] };
    const analysis = new Analysis(document, factory, settings.scope, options.kustoAnswers, options.schema);
    this.askKustoParser(path, this.documents.has(path) ? path : factory.root, analysis);
    const isCancelled = () => token?.isCancellationRequested === true;
    const findings = run(analysis, { ...options, isCancelled });
    return { path, analysis, factory, settings, options, findings };
  }

  private optionsOf(
    rules: readonly Rule[],
    settings: Settings,
    schema: NamedSchema | undefined,
    isOpen: boolean,
  ): LintOptions {
    const leavesOut = this.client.reportsJsonSyntax && isOpen;
    const options: LintOptions = {
      rules: leavesOut ? rules.filter((rule) => rule.meta.id !== JSON_SYNTAX) : rules,
      severities: settings.rules,
      onCrash: this.onCrash,
      ...(schema === undefined ? {} : { schema }),
    };
    if (this.kql === undefined || !settings.kql.enable || !needsKustoParser(options)) return options;
    return { ...options, kustoAnswers: this.kql.known };
  }

  /** The findings do not wait: the document is linted again when the answers are there. */
  private askKustoParser(path: string, group: string, analysis: Analysis): void {
    if (this.kql === undefined) return;
    if (analysis.answers === this.kql.known) this.kql.want(path, group, kqlRequestsOf(analysis));
    else this.kql.forget(path);
  }
}
