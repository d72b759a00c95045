package nnet.runtime.explain;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import nnet.runtime.io.Weights;
import nnet.runtime.measure.Predictions;
import nnet.runtime.message.Suggestion;
import nnet.runtime.message.UserError;
import nnet.runtime.model.DataPlan;
import nnet.runtime.model.Model;
import nnet.runtime.model.Schema;
import nnet.runtime.model.Slot;

/** Finds the element of an output that is meant. */
public final class Subjects {
  private final Model model;
  private final Weights weights;
  private final Predictions predictions;
  private final Slot output;
  private final List<String> names;

  /**
   * @param name of the output; the first one where it is empty
   */
  public Subjects(Model model, Weights weights, Predictions predictions, Optional<String> name) {
    this.model = model;
    this.weights = weights;
    this.predictions = predictions;
    List<String> known = predictions.outputs().stream().map(Slot::name).toList();
    String wanted = name.orElse(known.getFirst());
    this.output =
        predictions.outputs().stream()
            .filter(slot -> slot.name().equals(wanted))
            .findFirst()
            .orElseThrow(() ->
                UserError.usage(
                    "there is no output `" + wanted + "`" + Suggestion.suffix(wanted, known)));
    this.names = names();
  }

  /** Of a single distribution the classes, else numbers. */
  private List<String> names() {
    List<Slot> labels =
        predictions.rows().targets().stream()
            .filter(target -> target.classes() == output.size() && target.size() == 1)
            .toList();
    return labels.size() == 1
        ? predictions.classNames(labels.getFirst())
        : IntStream.range(0, output.size()).mapToObj(String::valueOf).toList();
  }

  /** The class that is named, as a word or a number. */
  public Subject named(String name) {
    int element = names.indexOf(name);
    if (element < 0) {
      throw UserError.usage(
          "`%s` has no class `%s`%s\n  help: it has %s"
              .formatted(
                  output.name(),
                  name,
                  Suggestion.suffix(name, names),
                  String.join(", ", names.subList(0, Math.min(names.size(), 12)))));
    }
    return of(element);
  }

  /** The greatest element of this prediction, which is the class that it chooses. */
  public Subject greatest(float[] results) {
    int start = predictions.start(output);
    int best = 0;
    for (int i = 1; i < output.size(); i++) {
      if (results[start + i] > results[start + best]) {
        best = i;
      }
    }
    return of(best);
  }

  private Subject of(int element) {
    String name = output.name();
    if (output.size() > 1) {
      boolean worded = output.classes() > 0;
      name = worded ? name + " of " + names.get(element) : name + "[" + element + "]";
    }
    return new Subject(name, predictions.start(output) + element, scale(element));
  }

  /** What a target is multiplied with to come back; 1 where its way back is no straight line. */
  private double scale(int element) {
    Schema schema = model.schema();
    return schema.data().stream()
        .flatMap(plan -> plan.inversions().stream())
        .filter(each -> each.output().equals(output.name()))
        .map(DataPlan.Inversion::steps)
        .filter(steps -> steps.size() == 1 && steps.getFirst().kind().equals("scale"))
        .map(steps -> steps.getFirst().states().getFirst())
        .flatMap(path -> schema.states().stream().filter(state -> state.path().equals(path)))
        .findFirst()
        .map(state -> (double) weights.states()[state.offset() + element % state.size()])
        .orElse(1.0);
  }
}
