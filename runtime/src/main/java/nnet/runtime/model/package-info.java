/**
 * What a generated class is to the runtime: the interface {@code Model}, the tables of its schema
 * and the arrays it works on. No training, no files, no dependency.
 */
@NullMarked
package nnet.runtime.model;

import org.jspecify.annotations.NullMarked;
