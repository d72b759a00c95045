/**
 * Whether rows are still like those of training: which quantities are looked at, how their values
 * are told apart, and how far apart two counts of them are. Nothing here counts: services do.
 */
@NullMarked
package nnet.runtime.drift;

import org.jspecify.annotations.NullMarked;
