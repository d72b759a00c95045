package nnet.runtime.table;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToDoubleFunction;

/** What several trainings have come to, a row for each. */
public final class RunTable {
  /** What is looked at where that which is monitored is not measured: there are no other rows. */
  private static final Monitor TRAINING = new Monitor("train.loss", false);

  private final Columns columns;
  private final Monitor wanted;
  private final List<RunResult> runs = new ArrayList<>();

  /**
   * What the runs differ by.
   *
   * @param averaged those that the table averages over, such as the seed
   * @param comparable whether runs of one setting are measured on the same rows
   */
  public record Columns(List<String> variables, Set<String> averaged, boolean comparable) {
    public Columns {
      variables = List.copyOf(variables);
      averaged = Set.copyOf(averaged);
    }

    /** All others. */
    public List<String> settings() {
      return variables.stream().filter(each -> !averaged.contains(each)).toList();
    }
  }

  /** The measure by which one setting is better than another. */
  public record Monitor(String measure, boolean higherIsBetter) {

    /** The lower, the better; what is no number is worst. */
    double badness(double value) {
      return Double.isNaN(value) ? Double.POSITIVE_INFINITY : higherIsBetter ? -value : value;
    }
  }

  public RunTable(Columns columns, Monitor monitor) {
    this.columns = columns;
    this.wanted = monitor;
  }

  public void add(RunResult run) {
    runs.add(run);
  }

  public Columns columns() {
    return columns;
  }

  public List<RunResult> runs() {
    return Collections.unmodifiableList(runs);
  }

  /** Names of all measures, such as {@code test.loss}. */
  public List<String> measures() {
    Set<String> names = new LinkedHashSet<>();
    runs.forEach(run -> names.addAll(run.measures().keySet()));
    return List.copyOf(names);
  }

  public Monitor monitor() {
    return measures().contains(wanted.measure()) ? wanted : TRAINING;
  }

  /** In the order in which they were trained. */
  public List<Setting> settings() {
    Map<Map<String, String>, List<RunResult>> groups = new LinkedHashMap<>();
    for (RunResult run : runs) {
      Map<String, String> values = new LinkedHashMap<>(run.values());
      values.keySet().removeAll(columns.averaged());
      groups.computeIfAbsent(values, each -> new ArrayList<>()).add(run);
    }
    return groups.entrySet().stream()
        .map(group -> new Setting(group.getKey(), group.getValue()))
        .toList();
  }

  /** The best ones first; of equals the one that was trained first. */
  public List<Setting> ranked() {
    String measure = monitor().measure();
    return sorted(settings(), setting -> setting.spread(measure).mean());
  }

  /** Of the best setting the best run; empty where its runs cannot be compared. */
  public Optional<RunResult> best() {
    return ranked().stream()
        .limit(columns.comparable() ? 1 : 0)
        .flatMap(
            setting -> sorted(setting.runs(), run -> run.measure(monitor().measure())).stream())
        .findFirst();
  }

  private <T> List<T> sorted(List<T> all, ToDoubleFunction<T> value) {
    Monitor monitor = monitor();
    return all.stream()
        .sorted(Comparator.comparingDouble(each -> monitor.badness(value.applyAsDouble(each))))
        .toList();
  }
}
