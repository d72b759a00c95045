package nnet.runtime.measure;

import java.util.List;

/** An output beside the target that it is to meet, for many examples. */
public sealed interface Head {
  String output();

  /** Examples, or positions of sequences. */
  int size();

  /**
   * One class of several.
   *
   * @param scores by example, then by class
   * @param actual the class of each example
   * @param probabilities whether scores are such, not just numbers to compare
   */
  record Classes(
      String output, List<String> names, double[][] scores, int[] actual, boolean probabilities)
      implements Head {
    public Classes {
      names = List.copyOf(names);
    }

    @Override
    public int size() {
      return actual.length;
    }

    /** The class with the greatest score, of equals the first. */
    public int predicted(int example) {
      int best = 0;
      for (int i = 1; i < scores[example].length; i++) {
        if (scores[example][i] > scores[example][best]) {
          best = i;
        }
      }
      return best;
    }

    public double[] scoresOf(int number) {
      double[] own = new double[size()];
      for (int i = 0; i < own.length; i++) {
        own[i] = scores[i][number];
      }
      return own;
    }

    public boolean[] is(int number) {
      boolean[] is = new boolean[size()];
      for (int i = 0; i < is.length; i++) {
        is[i] = actual[i] == number;
      }
      return is;
    }

    public ConfusionMatrix confusion() {
      int[] predicted = new int[size()];
      for (int i = 0; i < predicted.length; i++) {
        predicted[i] = predicted(i);
      }
      return ConfusionMatrix.of(names.size(), actual, predicted);
    }
  }

  /**
   * Yes or no, for one question or for several.
   *
   * @param names of the questions
   * @param chances by question, then by example
   * @param actual in the same order
   */
  record Chances(String output, List<String> names, double[][] chances, boolean[][] actual)
      implements Head {
    public Chances {
      names = List.copyOf(names);
    }

    @Override
    public int size() {
      return actual[0].length;
    }
  }

  /**
   * Numbers, in their own unit.
   *
   * @param names of the elements
   * @param predicted by element, then by example
   * @param actual in the same order
   */
  record Values(String output, List<String> names, double[][] predicted, double[][] actual)
      implements Head {
    public Values {
      names = List.copyOf(names);
    }

    @Override
    public int size() {
      return actual[0].length;
    }
  }
}
