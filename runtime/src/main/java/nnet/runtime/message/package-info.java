/**
 * How anything that goes wrong reaches a person: one exception type for wrong input, and the search
 * for the name that was meant, and what the JVM lacks. Nothing here reads files or knows of models.
 */
@NullMarked
package nnet.runtime.message;

import org.jspecify.annotations.NullMarked;
