package nnet.runtime.gallery;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What there are pictures of. */
public enum Kind {
  /** Losses and metrics by epoch. */
  CURVES,
  /** Measures by what varies between the runs of a table. */
  RUNS,
  /** The loss by the learning rate, of a learning-rate finder. */
  LEARNING_RATES,
  /** How often each class was taken for each. */
  CONFUSION,
  /** True positives by false positives, with the area below. */
  ROC,
  /** Precision by recall, with the average precision. */
  PRECISION_RECALL,
  /** How often what was predicted with some probability was so. */
  CALIBRATION,
  /** Actual by predicted values. */
  PREDICTED,
  /** Errors by predicted values. */
  RESIDUALS,
  /** Predictions over a line, where one number goes in. */
  RESPONSE,
  /** Predictions over the plane, where two numbers go in. */
  SURFACE,
  /** The loss over a plane of weights, with the way that training has gone. */
  LANDSCAPE,
  /** The first convolution as images. */
  FILTERS,
  /** Images that go in, or come out. */
  SAMPLES;

  /** What it is called on a command line, and in the name of a file. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether it is drawn without being asked for: a landscape takes as long as many epochs. */
  public boolean isUsual() {
    return this != LANDSCAPE;
  }

  public static Optional<Kind> of(String word) {
    return Arrays.stream(values()).filter(kind -> kind.word().equals(word)).findFirst();
  }

  public static List<String> words() {
    return Arrays.stream(values()).map(Kind::word).toList();
  }
}
