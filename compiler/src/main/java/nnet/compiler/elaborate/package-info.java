/**
 * Evaluates a checked file's networks: types, shapes and ranges are found while the graph is built,
 * because the body of a layer has types only where it is used. Nothing here knows how a graph is
 * differentiated, optimised or emitted.
 */
@NullMarked
package nnet.compiler.elaborate;

import org.jspecify.annotations.NullMarked;
