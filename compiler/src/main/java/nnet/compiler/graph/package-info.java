/**
 * The immutable typed graph: regions of nodes over an explicit symbolic batch axis, its builder,
 * verifier and printer. Which operators exist is not known here.
 */
@NullMarked
package nnet.compiler.graph;

import org.jspecify.annotations.NullMarked;
