/**
 * The language server: what the ide answers, in the terms of the Language Server Protocol. One file
 * a request; no knowledge of the language. LSP4J is used only here.
 */
@NullMarked
package nnet.compiler.lsp;

import org.jspecify.annotations.NullMarked;
