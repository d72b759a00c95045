/**
 * The state of training in files: written now and then and when the program is told to end, read to
 * go on. It does not train.
 */
@NullMarked
package nnet.runtime.checkpoint;

import org.jspecify.annotations.NullMarked;
