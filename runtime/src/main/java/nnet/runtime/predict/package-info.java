/**
 * Prediction from a Java program: load weights, predict one example or many. Nothing but the JDK is
 * needed, and nothing here trains or reads rows of data.
 */
@NullMarked
package nnet.runtime.predict;

import org.jspecify.annotations.NullMarked;
