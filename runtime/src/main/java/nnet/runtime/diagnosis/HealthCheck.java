package nnet.runtime.diagnosis;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import nnet.runtime.model.Entry;
import nnet.runtime.model.Frame;
import nnet.runtime.model.Made;
import nnet.runtime.model.Model;
import nnet.runtime.model.Schema;
import nnet.runtime.model.Training;

/**
 * Looks at a phase now and then: at its gradients and at its units on one batch. What is found
 * twice in a row is told, and once only.
 */
public final class HealthCheck {
  private final Model model;
  private final int number;
  private final Entry entry;
  private final List<Made> table;
  private final List<Schema.Parameter> matrices;
  private final int looks;
  private Set<String> before = new HashSet<>();
  private final Set<String> told = new HashSet<>();

  /**
   * @param ranges of the parameters that the phase trains
   * @param epochs that there are going to be
   */
  public HealthCheck(Model model, int entry, List<Training.Range> ranges, int epochs) {
    this.model = model;
    this.number = entry;
    this.entry = model.schema().entries().get(entry);
    this.table = Made.table(model.made(entry));
    // Of a bias before a normalization the slope is 0: vectors tell nothing of layers.
    this.matrices =
        model.schema().parameters().stream()
            .filter(parameter -> parameter.shape().size() > 1)
            .filter(parameter -> isTrained(parameter, ranges))
            .toList();
    this.looks = Math.min(2, epochs);
  }

  private static boolean isTrained(Schema.Parameter parameter, List<Training.Range> ranges) {
    return ranges.stream()
        .anyMatch(range -> range.from() <= parameter.offset() && parameter.offset() < range.to());
  }

  /** Whether this is an epoch to look at: the first, the second, the fourth, and the last. */
  public static boolean isDue(int epoch, int epochs) {
    return Integer.bitCount(epoch) == 1 || epoch == epochs;
  }

  /**
   * Runs the entry on the inputs in the frame.
   *
   * @return what is to be told
   */
  public List<HealthWarning> look(Frame frame, int epoch) {
    DeadUnits dead = new DeadUnits(frame, entry, table);
    model.run(number, frame, dead);
    List<HealthWarning> found = new ArrayList<>(dead.warnings(epoch));
    found.addAll(new GradientSizes(matrices, table, frame).warnings(epoch));
    Set<String> now = new HashSet<>();
    found.forEach(warning -> now.add(key(warning)));
    found.removeIf(
        warning -> (looks > 1 && !before.contains(key(warning))) || !told.add(key(warning)));
    before = now;
    return found;
  }

  private static String key(HealthWarning warning) {
    boolean ofOne = warning.kind().equals(DeadUnits.KIND);
    return ofOne ? warning.kind() + " " + warning.layer() : warning.kind();
  }
}
