/**
 * The canonical layout of a file. It works on tokens and on the parse tree that tells their roles;
 * nothing here changes what a file means.
 */
@NullMarked
package nnet.compiler.syntax.format;

import org.jspecify.annotations.NullMarked;
