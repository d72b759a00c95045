package nnet.benchmarks.run;

import java.util.List;
import java.util.Optional;

/** What nnet wants to be beside the best peer of the same run. */
final class Goals {
  /** The geometric mean of all products beside the best peer's. */
  static final double PRODUCTS = 1;

  /** Each product beside the best peer's. */
  static final double EACH_PRODUCT = 0.85;

  /** Products with two threads beside the same with one. */
  static final double TWO_THREADS = 1.9;

  /** How many times sooner than the best peer the first prediction of a fresh JVM is there. */
  static final double START = 2.5;

  /** The most memory of a training beside that of the leanest peer. */
  static final double MEMORY = 0.5;

  /**
   * @param item by its name
   * @param least how many times the best peer's rate nnet's is to be
   */
  record Rate(String item, double least) {}

  static final List<Rate> RATES =
      List.of(
          new Rate("mlp-rmsprop", 1.2),
          new Rate("mlp-adam", 1.2),
          new Rate("cnn", 1.4),
          new Rate("lstm", 1.5),
          new Rate("gru", 1.5),
          new Rate("transformer", 1.4),
          new Rate("predict-small", 25),
          new Rate("predict-mlp", 1),
          new Rate("predict-cnn", 1),
          new Rate("batch-small", 1),
          new Rate("batch-mlp", 1),
          new Rate("batch-cnn", 1));

  private Goals() {}

  /** How many times the best peer's rate nnet's is to be; empty where there is no goal. */
  static Optional<Double> rate(Item item) {
    return RATES.stream()
        .filter(goal -> goal.item().equals(item.name()))
        .findFirst()
        .map(Rate::least);
  }
}
