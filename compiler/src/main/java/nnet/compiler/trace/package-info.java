/**
 * One example through a network, forward and backward: every value with its formula. Reading files,
 * colours and the width of a terminal are not known here.
 */
@NullMarked
package nnet.compiler.trace;

import org.jspecify.annotations.NullMarked;
