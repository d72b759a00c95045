package nnet.runtime.table;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nnet.runtime.message.UserError;
import nnet.runtime.model.Model;
import nnet.runtime.model.TablePlan;
import nnet.runtime.model.Training;

/**
 * A training that a file declares, with the network that it trains.
 *
 * @param values of the variables of a table of runs, as they are written; none where it has none
 */
public record DeclaredRun(Map<String, String> values, Model model, Training plan) {
  public DeclaredRun {
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }

  /**
   * All runs of a declaration; the classes of further networks lie beside that of the first one.
   *
   * @param plan of the first network
   */
  public static List<DeclaredRun> of(Model first, Training plan) {
    TablePlan table = plan.course().table().orElse(null);
    if (table == null) {
      return List.of(new DeclaredRun(Map.of(), first, plan));
    }
    Map<Integer, Model> models = new HashMap<>(Map.of(0, first));
    List<DeclaredRun> runs = new ArrayList<>();
    for (TablePlan.Run run : table.runs()) {
      Model model = models.computeIfAbsent(run.program(), number -> load(first, number));
      Training own = model.schema().training().orElse(plan);
      runs.add(
          new DeclaredRun(
              values(table, run),
              model,
              table.seed().isPresent() ? own.withSeed(run.seed()) : own));
    }
    return runs;
  }

  private static Map<String, String> values(TablePlan table, TablePlan.Run run) {
    Map<String, String> values = new LinkedHashMap<>();
    for (int i = 0; i < table.variables().size(); i++) {
      values.put(table.variables().get(i), run.values().get(i));
    }
    return values;
  }

  private static Model load(Model first, int program) {
    String name = TablePlan.className(first.getClass().getName(), program);
    try {
      return Class.forName(name, true, first.getClass().getClassLoader())
          .asSubclass(Model.class)
          .getDeclaredConstructor()
          .newInstance();
    } catch (ReflectiveOperationException | ClassCastException e) {
      throw new UserError("a network of the table of runs is missing: " + name);
    }
  }

  /** Whether variables have these values; 0.1 is 1e-1. */
  public boolean matches(Map<String, String> wanted) {
    return wanted.entrySet().stream()
        .allMatch(each -> same(values.getOrDefault(each.getKey(), ""), each.getValue()));
  }

  private static boolean same(String a, String b) {
    return a.equals(b)
        || number(a).flatMap(x -> number(b).map(y -> x.compareTo(y) == 0)).orElse(false);
  }

  private static Optional<BigDecimal> number(String text) {
    try {
      return Optional.of(new BigDecimal(text));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }
}
