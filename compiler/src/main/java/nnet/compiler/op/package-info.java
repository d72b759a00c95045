/**
 * What a primitive operator is; the list of all of them is {@code Operators}. One file an operator
 * in the packages below; nothing here walks syntax or whole graphs.
 */
@NullMarked
package nnet.compiler.op;

import org.jspecify.annotations.NullMarked;
