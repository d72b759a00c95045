package nnet.compiler.reference;

import java.util.Arrays;

/** A row less its mean, over the root of its variance, and how that changes along a direction. */
final class NormalizationCurve {
  private final double[] normalized;
  private final double[] tangent;
  private final double deviation;
  private final double deviationTangent;

  NormalizationCurve(double[] x, double[] along, double epsilon) {
    double[] distance = centred(x);
    double[] change = centred(along);
    deviation = Math.sqrt(mean(distance, distance) + epsilon);
    deviationTangent = mean(distance, change) / deviation;
    normalized = new double[x.length];
    tangent = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      normalized[i] = distance[i] / deviation;
      tangent[i] = (change[i] - normalized[i] * deviationTangent) / deviation;
    }
  }

  double[] tangent() {
    return tangent;
  }

  /** How the derivative changes for a gradient that stays. */
  double[] tangentOfGradient(double[] dy) {
    double[] shifted = centred(dy);
    double slope = mean(normalized, dy);
    double change = mean(tangent, dy);
    double[] result = new double[dy.length];
    for (int i = 0; i < dy.length; i++) {
      double gradient = (shifted[i] - normalized[i] * slope) / deviation;
      double product = tangent[i] * slope + normalized[i] * change;
      result[i] = -(product + gradient * deviationTangent) / deviation;
    }
    return result;
  }

  private static double[] centred(double[] a) {
    double mean = Arrays.stream(a).average().orElse(0);
    return Arrays.stream(a).map(value -> value - mean).toArray();
  }

  private static double mean(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum / a.length;
  }
}
