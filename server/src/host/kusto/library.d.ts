/**
 * What is used of `@kusto/language-service-next`, which is C# compiled to JavaScript: it declares no modules and sets
 * globals. Its own declarations have 1.7 MB and are not needed for this.
 */
export interface KustoLibrary {
  readonly Language: {
    readonly KustoCode: { Parse(text: string, globals?: GlobalState): KustoCode };
    readonly GlobalState: { readonly Default: GlobalState };
    readonly Editor: {
      readonly KustoCodeService: { readonly ctor: new (code: KustoCode) => KustoCodeService };
      readonly AnalyzerUtilities: AnalyzerUtilities;
      readonly FormattingOptions: { readonly Default: FormattingOptions };
    };
    readonly Parsing: {
      readonly PartialParser: PartialParser;
      readonly QueryParser: QueryParser;
      readonly SyntaxParsers: SyntaxParsers;
    };
    readonly Symbols: {
      readonly ColumnSymbol: KustoClass<ColumnSymbol> & {
        readonly ctor: new (name: string, type: unknown) => ColumnSymbol;
      };
      readonly ScalarTypes: { readonly Unknown: unknown; GetSymbol(name: string): unknown };
      readonly TableSymbol: {
        readonly $ctor4: new (name: string, columns: readonly ColumnSymbol[]) => TableSymbol;
      };
      readonly ExternalTableSymbol: {
        readonly $ctor1: new (name: string, columns: readonly ColumnSymbol[]) => TableSymbol;
      };
      readonly MaterializedViewSymbol: {
        readonly $ctor2: new (
          name: string,
          columns: readonly ColumnSymbol[],
          query: null,
          description: null,
        ) => TableSymbol;
      };
      readonly FunctionSymbol: {
        readonly $ctor16: new (
          name: string,
          parameters: string,
          body: string,
          description: null,
        ) => SchemaSymbol;
      };
      readonly DatabaseSymbol: {
        readonly ctor: new (name: string, members: readonly SchemaSymbol[]) => SchemaSymbol;
      };
    };
    readonly Syntax: {
      readonly CommandAndSkippedTokens: KustoClass<SyntaxNode>;
      readonly PartialCommand: KustoClass<SyntaxNode>;
      readonly SkippedTokens: KustoClass<SyntaxNode>;
      readonly UnknownCommand: KustoClass<SyntaxNode>;
    };
  };
}

/** What names are looked up in. */
export interface GlobalState {
  WithDatabase(database: SchemaSymbol): GlobalState;
}

/** A member of a database, or a database. */
export interface SchemaSymbol {
  readonly Name: string;
}

export interface TableSymbol extends SchemaSymbol {
  /** Whether it may have columns that are not listed. */
  WithIsOpen(isOpen: boolean): TableSymbol;
}

/** A class of the library, which its generic methods take as their first argument. */
export interface KustoClass<Instance> {
  readonly $kind: string;
  /** Never there: ties the class to its instances for the compiler. */
  readonly instance?: Instance;
}

export interface KustoCode {
  readonly Kind: string;
  readonly Syntax: SyntaxNode;
  /** What a command was parsed with. */
  readonly Grammar: GrammarParser;
  Analyze(): KustoCode;
  GetDiagnostics(): KustoList<KustoDiagnostic>;
  GetSyntaxDiagnostics(): KustoList<KustoDiagnostic>;
}

export interface KustoCodeService {
  GetAnalyzerDiagnostics(): KustoList<KustoDiagnostic>;
  GetFormattedText(options: FormattingOptions, caret: number, cancellation: null): { readonly Text: string };
}

/** How a text is laid out; each method returns other options. */
export interface FormattingOptions {
  WithInsertMissingTokens(enable: boolean): FormattingOptions;
}

/** Offsets are UTF-16 units. */
export interface KustoDiagnostic {
  readonly Code: string;
  readonly Severity: string;
  readonly Message: string;
  readonly Start: number;
  readonly Length: number;
}

export interface SyntaxNode {
  /** Where its first token starts, behind blanks and comments. */
  readonly TextStart: number;
  readonly ReferencedSymbol?: unknown;
  /** Where a node belongs; taken away while a parsed text is analyzed. */
  _parentOrTree: unknown;
  GetDescendants<Node extends SyntaxNode>(type: KustoClass<Node>): KustoList<Node>;
}

export interface ColumnSymbol {
  readonly Type: unknown;
  /** The expression that computes the column. */
  readonly Source: unknown;
}

/** Replaced while a command is parsed: see `parseKql.ts`. */
export interface PartialParser {
  ScanPartialBest: (...input: readonly unknown[]) => number;
}

/** Replaced while a parsed text is analyzed: see `parseKql.ts`. */
export interface QueryParser {
  ParseQuery: (...input: readonly unknown[]) => SyntaxNode;
}

/** Replaced while a parsed text is analyzed: see `parseKql.ts`. */
export interface SyntaxParsers {
  ParseFirst$1: (...input: readonly unknown[]) => SyntaxNode;
}

/** A part of a grammar. */
export interface GrammarParser {
  /** Whether it stands for another part, which holds it again. */
  readonly IsForward: boolean;
  readonly ChildParserCount: number;
  readonly Consumer?: unknown;
  readonly DeferredParser?: unknown;
  readonly Parser?: unknown;
  readonly Pattern?: unknown;
  readonly Producer?: unknown;
  readonly Test?: unknown;
  GetChildParser(index: number): GrammarParser | null;
  /** Returns how many tokens it takes; below 0 for none. */
  Scan: (source: unknown, start: number) => number;
}

/** Replaced while advice is asked for: see `advice.ts`. */
export interface AnalyzerUtilities {
  IsDbColumn: (expression: SyntaxNode, globals: unknown) => boolean;
}

/** A list of the C# library, or an array: `Bridge.toArray` reads both. */
export interface KustoList<Item> {
  /** Never there: ties the list to its items for the compiler. */
  readonly item?: Item;
}

declare global {
  var Kusto: KustoLibrary;
  var Bridge: {
    as<Instance>(value: unknown, type: KustoClass<Instance>): Instance | null;
    toArray<Item>(list: KustoList<Item>): readonly Item[];
  };
}
