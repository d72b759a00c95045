/**
 * Rewrites of the graph that keep its meaning: stability first, before derivation, then what makes
 * it small and fast. One rewrite a file; the lists are in {@code Passes}. No Java text, no buffers.
 */
@NullMarked
package nnet.compiler.optimize;

import org.jspecify.annotations.NullMarked;
