/**
 * Names: what a file and the standard library declare, looked up by name, with suggestions for
 * misspelt ones. No types, no values.
 */
@NullMarked
package nnet.compiler.resolve;

import org.jspecify.annotations.NullMarked;
