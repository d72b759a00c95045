package nnet.compiler.derive;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import nnet.compiler.graph.DataType;
import nnet.compiler.graph.Formal;
import nnet.compiler.graph.Program;
import nnet.compiler.graph.Program.Entry;
import nnet.compiler.graph.Program.SlotSpec;
import nnet.compiler.graph.Region;
import nnet.compiler.graph.Result;
import nnet.compiler.type.Range;
import nnet.runtime.model.Slot;

/**
 * Which entries of a program are differentiated, and for what: {@code train_<phase>} for the
 * parameters of the phase, {@code gradients_<mode>} for every parameter and every real input,
 * {@code gradients_output} for every real input alone.
 */
public final class Differentiation {
  /** The entry in which outputs, as they are weighted, are differentiated for inputs alone. */
  public static final String OF_OUTPUTS = "gradients_output";

  private Differentiation() {}

  /** The entry with its gradients; itself where nothing is trained in it. */
  public static Entry of(Entry entry, Program program) {
    for (Program.Phase phase : program.phases()) {
      if (entry.name().equals("train_" + phase.name())) {
        return derived(entry, parameters(new HashSet<>(phase.over())));
      }
    }
    return entry.name().startsWith("gradients_") ? everything(entry) : entry;
  }

  private static Predicate<Formal> parameters(Set<String> paths) {
    return formal -> formal.kind() == Formal.Kind.PARAMETER && paths.contains(formal.path());
  }

  private static Entry derived(Entry entry, Predicate<Formal> wanted) {
    return entry.withBody(Gradient.of(entry.body(), lossOf(entry), wanted));
  }

  private static String lossOf(Entry entry) {
    return entry.body().results(Result.Kind.LOSS).get(0).path();
  }

  /** Gradients of inputs become output slots of their own. */
  private static Entry everything(Entry entry) {
    Set<Formal> inputs = realInputs(entry);
    boolean parameters = !entry.name().equals(OF_OUTPUTS);
    Region derived =
        Gradient.of(
            entry.body(),
            lossOf(entry),
            formal -> inputs.contains(formal) || (parameters && isParameter(formal)));
    Set<String> names = new HashSet<>();
    inputs.forEach(formal -> names.add(formal.path()));
    List<Result> results = new ArrayList<>();
    List<SlotSpec> outputs = new ArrayList<>(entry.outputs());
    for (Result result : derived.results()) {
      boolean ofInput = result.kind() == Result.Kind.GRADIENT && names.contains(result.path());
      results.add(
          ofInput
              ? new Result(result.value(), Result.Kind.VALUE, "gradient/" + result.path())
              : result);
      if (ofInput) {
        outputs.add(gradient(entry, result.path()));
      }
    }
    Region body = new Region(derived.name(), derived.formals(), derived.nodes(), results);
    return new Entry(entry.name(), body, entry.inputs(), outputs);
  }

  private static boolean isParameter(Formal formal) {
    return formal.kind() == Formal.Kind.PARAMETER;
  }

  private static SlotSpec gradient(Entry entry, String input) {
    SlotSpec given =
        entry.inputs().stream().filter(spec -> spec.name().equals(input)).findFirst().orElseThrow();
    return new SlotSpec(input, Slot.Kind.INPUT_GRADIENT, true, 0, given.dims(), Range.ALL);
  }

  private static Set<Formal> realInputs(Entry entry) {
    List<Formal> values = entry.body().formals(Formal.Kind.VALUE);
    Set<Formal> inputs = new HashSet<>();
    for (int i = 0; i < values.size(); i++) {
      boolean input = entry.inputs().get(i).kind() == Slot.Kind.INPUT;
      if (input && values.get(i).value().type().data() == DataType.FLOAT) {
        inputs.add(values.get(i));
      }
    }
    return inputs;
  }
}
