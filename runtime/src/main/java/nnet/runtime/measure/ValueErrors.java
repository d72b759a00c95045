package nnet.runtime.measure;

import java.util.Arrays;

/**
 * How far predicted numbers are from the actual ones.
 *
 * @param r2 the share of the variance that is explained; NaN where there is none
 */
public record ValueErrors(double r2, double rmse, double mae) {

  public static ValueErrors of(double[] predicted, double[] actual) {
    double mean = Arrays.stream(actual).average().orElse(0);
    double squares = 0;
    double sizes = 0;
    double variance = 0;
    for (int i = 0; i < actual.length; i++) {
      double error = actual[i] - predicted[i];
      squares += error * error;
      sizes += Math.abs(error);
      variance += (actual[i] - mean) * (actual[i] - mean);
    }
    int count = actual.length;
    double r2 = variance == 0 ? Double.NaN : 1 - squares / variance;
    return new ValueErrors(r2, Math.sqrt(squares / count), sizes / count);
  }
}
