/**
 * The oracle: graphs evaluated in float64, and gradients checked against forward mode and
 * differences. Written for clarity; nothing here is fast, and nothing of the emitted code runs
 * here.
 */
@NullMarked
package nnet.compiler.reference;

import org.jspecify.annotations.NullMarked;
