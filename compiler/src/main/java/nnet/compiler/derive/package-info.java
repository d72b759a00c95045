/**
 * Reverse mode: a region with a loss becomes a region that also gives gradients. Rules are those of
 * the operators; calls are derived once for each use of their results, scans become reverse scans.
 * Nothing here simplifies: that is for the passes.
 */
@NullMarked
package nnet.compiler.derive;

import org.jspecify.annotations.NullMarked;
