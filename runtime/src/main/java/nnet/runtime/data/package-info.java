/**
 * Rows: reading or generating them, splitting, fitting transforms on the training rows, and filling
 * the inputs of an entry with a batch. No training here and no knowledge of optimizers.
 */
@NullMarked
package nnet.runtime.data;

import org.jspecify.annotations.NullMarked;
