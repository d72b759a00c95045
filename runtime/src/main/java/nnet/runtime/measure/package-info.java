/**
 * What predictions are worth beside what is so: curves, matrices and numbers that pictures and
 * explanations rest upon. Nothing here draws, prints or trains.
 */
@NullMarked
package nnet.runtime.measure;

import org.jspecify.annotations.NullMarked;
