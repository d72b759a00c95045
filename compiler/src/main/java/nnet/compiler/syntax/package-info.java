/**
 * The abstract syntax of a file: closed, immutable records built from the parse tree. A tree never
 * changes; what is found out about it lives in side tables. No names are resolved here.
 */
@NullMarked
package nnet.compiler.syntax;

import org.jspecify.annotations.NullMarked;
