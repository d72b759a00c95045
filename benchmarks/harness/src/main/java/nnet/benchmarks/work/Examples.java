package nnet.benchmarks.work;

import java.util.SplittableRandom;

/**
 * A batch for a network, the same for every engine.
 *
 * @param inputs one example after another, each row by row
 * @param targets one for each example; whole numbers where they are classes
 */
public record Examples(float[] inputs, float[] targets) {

  private static final long SEED = 42;

  public static Examples of(Network network, int batch) {
    SplittableRandom random = new SplittableRandom(SEED);
    float[] inputs = new float[batch * inputSize(network)];
    boolean tokens = network.name().equals("transformer");
    for (int i = 0; i < inputs.length; i++) {
      inputs[i] = tokens ? random.nextInt(1000) : random.nextFloat();
    }
    boolean classes = classes(network);
    float[] targets = new float[batch];
    for (int i = 0; i < batch; i++) {
      targets[i] = classes ? random.nextInt(10) : random.nextFloat();
    }
    return new Examples(inputs, targets);
  }

  /** The operand of a product, between -1 and 1. */
  public static float[] matrix(int size, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    float[] values = new float[size];
    for (int i = 0; i < size; i++) {
      values[i] = (float) random.nextDouble(-1, 1);
    }
    return values;
  }

  /** Whether targets are classes, and results probabilities of ten of them. */
  public static boolean classes(Network network) {
    return switch (network.name()) {
      case "small", "lstm", "gru" -> false;
      default -> true;
    };
  }

  public static int inputSize(Network network) {
    return switch (network.name()) {
      case "small" -> 20;
      case "mlp", "cnn" -> 784;
      case "lstm", "gru" -> network.size("length") * 8;
      case "transformer" -> network.size("length");
      default -> throw new IllegalArgumentException("no network " + network);
    };
  }

  public static int outputSize(Network network) {
    return classes(network) ? 10 : 1;
  }
}
