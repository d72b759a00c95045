// What `nnet lsp` answers beyond the Language Server Protocol. Lines and characters count from 0, as in LSP.
//
// It asks (`workspace/configuration`, section `nnet`) for `inlayHints.shapes`, `inlayHints.types`,
// `inlayHints.parameters` and `codeLens.enabled`, all true if a client says nothing.

export interface Position {
  readonly line: number;
  readonly character: number;
}

export interface Range {
  readonly start: Position;
  readonly end: Position;
}

/** The parameters of all requests below; without a network, the first one of the file that stands by itself. */
export interface NetworkQuery {
  readonly textDocument: { readonly uri: string };
  readonly network?: string;
}

/** `nnet/graph`: what is computed to predict; null while errors keep the file from having a network. */
export const GRAPH = "nnet/graph";

export interface GraphNode {
  readonly id: number;
  /** In a word or two, such as `dense(64)`. */
  readonly label: string;
  /** The line below, such as the shape `f32[64]`. */
  readonly detail: string;
  readonly kind: "input" | "layer" | "operator" | "output";
  /** Where it is written in the document; absent for what comes from elsewhere. */
  readonly range?: Range;
}

export interface GraphEdge {
  readonly from: number;
  readonly to: number;
}

export interface Graph {
  readonly network: string;
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly GraphEdge[];
}

/** `nnet/java`: the generated class; null while there are errors. */
export const JAVA = "nnet/java";

export interface JavaSource {
  /** Such as `Spiral.java`. */
  readonly name: string;
  readonly text: string;
}

/** `nnet/summary`: totals for the status bar; null while there are errors. */
export const SUMMARY = "nnet/summary";

export interface Summary {
  readonly network: string;
  readonly parameters: number;
  /** What a prediction of one example takes, such as `1.2 MFLOPs`. */
  readonly work: string;
  /** Bytes that training takes with batches of this size; absent where nothing is trained. */
  readonly memory?: { readonly batch: number; readonly total: number };
}

/** The commands of code lenses; their arguments are the document's URI and the network's name. */
export const LENS_COMMANDS = ["nnet.train", "nnet.check", "nnet.graph", "nnet.gradcheck"] as const;
