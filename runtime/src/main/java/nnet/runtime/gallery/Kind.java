package nnet.runtime.gallery;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What there are pictures of. */
public enum Kind {
  CURVES("losses and metrics by epoch"),
  LEARNING_RATES("the loss by the learning rate, of a learning-rate finder"),
  CONFUSION("how often each class was taken for each"),
  ROC("true positives by false positives, with the area below"),
  PRECISION_RECALL("precision by recall, with the average precision"),
  CALIBRATION("how often what was predicted with some probability was so"),
  PREDICTED("actual by predicted values"),
  RESIDUALS("errors by predicted values"),
  SURFACE("predictions over the plane, where two numbers go in"),
  FILTERS("the first convolution as images"),
  SAMPLES("images that go in, or come out");

  private final String help;

  Kind(String help) {
    this.help = help;
  }

  public String help() {
    return help;
  }

  /** What it is called on a command line, and in the name of a file. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<Kind> of(String word) {
    return Arrays.stream(values()).filter(kind -> kind.word().equals(word)).findFirst();
  }

  public static List<String> words() {
    return Arrays.stream(values()).map(Kind::word).toList();
  }
}
