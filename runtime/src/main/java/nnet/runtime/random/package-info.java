/**
 * Counter-based random numbers: a draw is a pure function of its seed, its place in the network,
 * the step and the element. No generator carries state, so threads, vector width and the splitting
 * of batches never change a draw.
 */
@NullMarked
package nnet.runtime.random;

import org.jspecify.annotations.NullMarked;
