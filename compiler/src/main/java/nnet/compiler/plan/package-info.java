/**
 * Decides, before any code is written, what runs together and where everything lives: the order of
 * steps, fused loops, liveness and places in the arenas. No Java text in here, and no rewriting.
 */
@NullMarked
package nnet.compiler.plan;

import org.jspecify.annotations.NullMarked;
