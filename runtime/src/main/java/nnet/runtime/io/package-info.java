/**
 * Files: weights as safetensors, IDX, JSON, and writing so that a file is whole or not there.
 * Reading and writing weights needs nothing but the JDK, because inference does. No training and no
 * rows of data here.
 */
@NullMarked
package nnet.runtime.io;

import org.jspecify.annotations.NullMarked;
