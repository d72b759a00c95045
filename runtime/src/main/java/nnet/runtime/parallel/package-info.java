/**
 * Threads that split one kernel's work into fixed blocks. Which thread runs a block never changes a
 * result: blocks depend on shapes only and write to places of their own. No kernels and no
 * randomness in here.
 */
@NullMarked
package nnet.runtime.parallel;

import org.jspecify.annotations.NullMarked;
