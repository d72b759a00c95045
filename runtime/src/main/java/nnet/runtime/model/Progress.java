package nnet.runtime.model;

/**
 * How far training is: what schedules may read.
 *
 * @param step counted from 1
 * @param totalSteps of the whole run
 * @param epoch counted from 0
 * @param monitor the last value of what is monitored, NaN before the first
 */
public record Progress(long step, long totalSteps, int epoch, double monitor) {}
