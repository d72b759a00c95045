package nnet.benchmarks.work;

/**
 * How many floating-point operations the products of one training step take: two for each multiply
 * and add. Each product is done three times, forward and for both gradients; twice where it has the
 * input of the network, which needs no gradient.
 */
public final class Operations {
  private static final int PASSES = 3;
  private static final int FIRST = 2;

  private Operations() {}

  public static double of(Workload.Training training) {
    return 2.0 * training.batch() * anExample(training.network());
  }

  private static double anExample(Network network) {
    return switch (network.name()) {
      case "mlp" -> mlp(network.size("width"), network.size("depth"));
      case "cnn" -> cnn(network.size("filters"));
      case "lstm" -> recurrent(network, 4);
      case "gru" -> recurrent(network, 3);
      case "transformer" -> transformer(network);
      default -> throw new IllegalArgumentException("no training of " + network);
    };
  }

  private static double mlp(double width, int depth) {
    return FIRST * 784 * width + PASSES * ((depth - 1) * width * width + width * 10);
  }

  private static double cnn(double filters) {
    double first = 26 * 26 * 9 * filters;
    double second = 24 * 24 * 9 * filters * (2 * filters);
    double dense = 12 * 12 * (2 * filters) * 128 + 128 * 10;
    return FIRST * first + PASSES * (second + dense);
  }

  private static double recurrent(Network network, int gates) {
    double units = network.size("units");
    double step = gates * units * (FIRST * 8 + PASSES * units);
    return network.size("length") * step + PASSES * units;
  }

  /** Of each token four projections, two dense layers, and scores and values of attention. */
  private static double transformer(Network network) {
    double width = network.size("width");
    double length = network.size("length");
    double token = 4 * width * width + 8 * width * width + 2 * length * width;
    return PASSES * (network.size("layers") * length * token + width * 10);
  }
}
