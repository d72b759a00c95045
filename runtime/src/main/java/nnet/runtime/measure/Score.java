package nnet.runtime.measure;

/** How good predictions are, in one number: the more, the better. */
public final class Score {
  private Score() {}

  public static String name(Head head) {
    return switch (head) {
      case Head.Classes classes -> "accuracy";
      case Head.Chances chances -> "accuracy";
      case Head.Values values -> "r2";
    };
  }

  /** Of several questions or elements the mean. */
  public static double of(Head head) {
    return switch (head) {
      case Head.Classes classes -> accuracy(classes);
      case Head.Chances chances -> accuracy(chances);
      case Head.Values values -> r2(values);
    };
  }

  private static double accuracy(Head.Classes head) {
    int right = 0;
    for (int i = 0; i < head.size(); i++) {
      right += head.predicted(i) == head.actual()[i] ? 1 : 0;
    }
    return (double) right / head.size();
  }

  private static double accuracy(Head.Chances head) {
    long right = 0;
    for (int question = 0; question < head.names().size(); question++) {
      for (int i = 0; i < head.size(); i++) {
        boolean yes = head.chances()[question][i] >= 0.5;
        right += yes == head.actual()[question][i] ? 1 : 0;
      }
    }
    return (double) right / head.size() / head.names().size();
  }

  private static double r2(Head.Values head) {
    double sum = 0;
    for (int i = 0; i < head.names().size(); i++) {
      sum += ValueErrors.of(head.predicted()[i], head.actual()[i]).r2();
    }
    return sum / head.names().size();
  }
}
