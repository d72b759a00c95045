/**
 * Shows how training goes: a bar on a terminal, lines elsewhere, JSON for programs. No training.
 */
@NullMarked
package nnet.runtime.progress;

import org.jspecify.annotations.NullMarked;
