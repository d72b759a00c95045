package nnet.runtime.model;

/** What a fitted threshold is the best for. */
public sealed interface Objective {

  /** As it is written: {@code minimize: cost(false_positive: 5, false_negative: 1)}. */
  String text();

  /** The least cost, where each kind of mistake has its own. */
  record Cost(double falsePositive, double falseNegative) implements Objective {
    @Override
    public String text() {
      return "minimize: cost(false_positive: "
          + number(falsePositive)
          + ", false_negative: "
          + number(falseNegative)
          + ")";
    }
  }

  /** The greatest figure. */
  record Greatest(Figure figure) implements Objective {
    @Override
    public String text() {
      return "maximize: " + figure.text();
    }
  }

  /** The greatest figure where another one is great enough: {@code precision(recall >= 0.9)}. */
  record Bounded(Figure figure, Figure other, double least) implements Objective {
    @Override
    public String text() {
      return "maximize: " + figure.text() + "(" + other.text() + " >= " + number(least) + ")";
    }
  }

  private static String number(double value) {
    return value == Math.rint(value) ? String.valueOf((long) value) : String.valueOf(value);
  }
}
