/**
 * Which pictures make sense of a trained network, by what its outputs are. Nothing here writes
 * files.
 */
@NullMarked
package nnet.runtime.gallery;

import org.jspecify.annotations.NullMarked;
