/**
 * The whole pipeline on one screen: one line for each phase. No phase's own work belongs here, and
 * no input or output: text in, values out.
 */
@NullMarked
package nnet.compiler;

import org.jspecify.annotations.NullMarked;
