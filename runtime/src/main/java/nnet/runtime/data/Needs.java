package nnet.runtime.data;

import java.util.List;
import java.util.Optional;
import nnet.runtime.model.DataPlan;
import nnet.runtime.model.Model;
import nnet.runtime.model.Schema;
import nnet.runtime.model.Slot;

/**
 * What a network needs of a row to predict it.
 *
 * @param plan of its data, where it is trained on any
 * @param inputs of its {@code predict}, in order
 * @param raw the columns that these inputs are made of
 * @param direct the inputs themselves as columns
 * @param declaredIn the name of the {@code .nnet} file
 */
record Needs(
    Optional<DataPlan> plan,
    List<Slot> inputs,
    List<DataPlan.Column> raw,
    List<DataPlan.Column> direct,
    String declaredIn) {

  Needs {
    inputs = List.copyOf(inputs);
    raw = List.copyOf(raw);
    direct = List.copyOf(direct);
  }

  static Needs of(Model model) {
    Schema schema = model.schema();
    List<Slot> inputs = schema.entries().get(schema.entry("predict")).given();
    List<String> names = inputs.stream().map(Slot::name).toList();
    Optional<DataPlan> plan = schema.hasEntry("data") ? schema.data() : Optional.empty();
    return new Needs(
        plan,
        inputs,
        plan.map(each -> each.readBy(names)).orElse(List.of()),
        inputs.stream().map(Needs::direct).toList(),
        schema.source());
  }

  private static DataPlan.Column direct(Slot slot) {
    boolean labels = slot.classes() > 0;
    return new DataPlan.Column(
        slot.name(),
        slot.name(),
        labels ? "class" : "f32",
        false,
        slot.shape(),
        labels ? slot.least() : Double.NEGATIVE_INFINITY,
        labels ? slot.classes() - 1 : Double.POSITIVE_INFINITY,
        new DataPlan.Location(1, 1));
  }

  /** What the rows to train on are read from. */
  Optional<DataPlan.Source> source() {
    return plan.flatMap(each -> each.sources().stream().findFirst());
  }

  /** A row to be predicted is never left out. */
  Faults faults() {
    return new Faults(plan.map(DataPlan::onError).orElse(DataPlan.OnError.FAIL).ofPrediction());
  }

  List<String> rawHeaders() {
    return headers(raw);
  }

  List<String> directHeaders() {
    return headers(direct);
  }

  /** The fields of columns, each once: parts of one date are one field. */
  static List<String> headers(List<DataPlan.Column> columns) {
    return columns.stream()
        .flatMap(column -> CsvLayout.headers(column).stream())
        .distinct()
        .toList();
  }

  /** What inputs are made of, in words: the first of many. */
  static String shown(List<String> names) {
    List<String> some =
        names.size() <= 12
            ? names
            : List.of(names.getFirst(), names.get(1) + " ... " + names.getLast());
    return String.join(", ", some);
  }
}
