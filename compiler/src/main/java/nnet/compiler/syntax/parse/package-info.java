/**
 * From text to syntax tree: the parse of any text succeeds, with diagnostics. Nothing here knows
 * what a name means; the classes of ANTLR end here.
 */
@NullMarked
package nnet.compiler.syntax.parse;

import org.jspecify.annotations.NullMarked;
