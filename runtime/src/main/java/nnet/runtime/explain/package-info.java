/**
 * Which columns a prediction rests upon: local surrogates, permutations and gradients. Nothing here
 * draws or prints.
 */
@NullMarked
package nnet.runtime.explain;

import org.jspecify.annotations.NullMarked;
