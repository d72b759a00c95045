package nnet.runtime.measure;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import nnet.runtime.model.Slot;

/**
 * Which output is to meet which target: the one that the data bring back into the target's unit, or
 * the only one of a fitting shape.
 */
public final class Heads {
  private final Predictions predictions;
  private final float[] raw;
  private final float[] results;
  private final int count;
  private final int width;

  private Heads(Predictions predictions, float[] raw, float[] results) {
    this.predictions = predictions;
    this.raw = raw;
    this.results = results;
    this.width = Slot.size(predictions.outputs());
    this.count = results.length / Math.max(1, width);
  }

  /** Of raw examples; outputs that meet no target are left out. */
  public static List<Head> of(Predictions predictions, float[] raw, int count) {
    return of(predictions, raw, predictions.of(raw, count));
  }

  /**
   * @param raw examples, for the targets
   * @param results the outputs that are to meet them
   */
  public static List<Head> of(Predictions predictions, float[] raw, float[] results) {
    Heads heads = new Heads(predictions, raw, results);
    List<Head> found = new ArrayList<>();
    Set<String> taken = new HashSet<>();
    for (Slot target : predictions.rows().targets()) {
      heads
          .output(target)
          .filter(output -> taken.add(output.name()))
          .ifPresent(output -> found.add(heads.head(output, target)));
    }
    return found;
  }

  private Optional<Slot> output(Slot target) {
    Optional<String> declared = predictions.inverted(target);
    List<Slot> fitting =
        predictions.outputs().stream()
            .filter(
                output -> declared.map(output.name()::equals).orElseGet(() -> fits(output, target)))
            .toList();
    List<Slot> probable = fitting.stream().filter(slot -> slot.classes() > 0).toList();
    return fitting.size() == 1
        ? Optional.of(fitting.getFirst())
        : probable.stream().findFirst().filter(slot -> probable.size() == 1);
  }

  private static boolean fits(Slot output, Slot target) {
    boolean ragged = !output.dims().isEmpty() || !target.dims().isEmpty();
    int elements = target.size() * Math.max(1, target.classes());
    return !ragged && output.size() == elements && (target.classes() > 0 || output.classes() == 0);
  }

  private Head head(Slot output, Slot target) {
    float[] truths = predictions.target(target, raw, count);
    if (target.classes() > 0) {
      return classes(output, target, truths);
    }
    List<String> names = names(output);
    double[][] predicted = columns(output, results, predictions.start(output), width);
    double[][] actual = columns(output, truths, 0, target.size());
    return isChance(predicted, actual)
        ? new Head.Chances(output.name(), names, predicted, truth(actual))
        : new Head.Values(output.name(), names, predicted, actual);
  }

  private Head classes(Slot output, Slot target, float[] truths) {
    int classes = target.classes();
    int positions = target.size();
    double[][] scores = new double[count * positions][classes];
    int[] actual = new int[count * positions];
    for (int i = 0; i < actual.length; i++) {
      int at = i / positions * width + predictions.start(output) + i % positions * classes;
      for (int j = 0; j < classes; j++) {
        scores[i][j] = results[at + j];
      }
      actual[i] = (int) truths[i];
    }
    List<String> names = predictions.classNames(target);
    return new Head.Classes(output.name(), names, scores, actual, output.classes() > 0);
  }

  private static List<String> names(Slot output) {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < output.size(); i++) {
      names.add(output.size() == 1 ? output.name() : output.name() + "[" + i + "]");
    }
    return names;
  }

  /** By element, then by example. */
  private double[][] columns(Slot output, float[] values, int start, int stride) {
    double[][] columns = new double[output.size()][count];
    for (int element = 0; element < columns.length; element++) {
      for (int i = 0; i < count; i++) {
        columns[element][i] = values[i * stride + start + element];
      }
    }
    return columns;
  }

  private static boolean isChance(double[][] predicted, double[][] actual) {
    for (int element = 0; element < actual.length; element++) {
      for (int i = 0; i < actual[element].length; i++) {
        double chance = predicted[element][i];
        if ((actual[element][i] != 0 && actual[element][i] != 1) || !(chance >= 0 && chance <= 1)) {
          return false;
        }
      }
    }
    return true;
  }

  private static boolean[][] truth(double[][] actual) {
    boolean[][] truth = new boolean[actual.length][];
    for (int element = 0; element < actual.length; element++) {
      truth[element] = new boolean[actual[element].length];
      for (int i = 0; i < truth[element].length; i++) {
        truth[element][i] = actual[element][i] == 1;
      }
    }
    return truth;
  }
}
