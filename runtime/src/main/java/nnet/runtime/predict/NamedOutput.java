package nnet.runtime.predict;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nnet.runtime.model.DataPlan;
import nnet.runtime.model.Decision;
import nnet.runtime.model.Entry;
import nnet.runtime.model.Schema;
import nnet.runtime.model.Slot;

/**
 * An output or a decision: where it is in a result, and what its classes are called.
 *
 * @param start of its numbers in a result
 * @param classes what the most probable one of its numbers stands for; empty where they are no
 *     probabilities of classes
 */
public record NamedOutput(
    String name, int start, List<Integer> shape, boolean decision, Optional<Classes> classes) {
  public NamedOutput {
    shape = List.copyOf(shape);
  }

  /**
   * The classes of a target.
   *
   * @param column the categories that the target is; empty where its classes are numbers
   * @param words the names of the categories, in order
   */
  public record Classes(String target, Optional<String> column, List<String> words) {
    public Classes {
      words = List.copyOf(words);
    }

    /** One that has no name is all the categories that training rows have not or rarely. */
    public String called(int number) {
      return words.isEmpty()
          ? String.valueOf(number)
          : number < words.size() ? words.get(number) : "other";
    }
  }

  /** The outputs in order, then the decisions. */
  public static List<NamedOutput> of(Predictor predictor) {
    return of(predictor.model().schema(), predictor.weights().vocabularies());
  }

  /**
   * @param vocabularies the names of categories by column, as far as they are known
   */
  public static List<NamedOutput> of(Schema schema, Map<String, List<String>> vocabularies) {
    List<NamedOutput> outputs = new ArrayList<>();
    int start = 0;
    for (Slot slot : schema.entries().get(schema.entry("predict")).outputs()) {
      if (slot.kind() == Slot.Kind.OUTPUT) {
        Optional<Classes> classes = classes(schema, slot.shape(), vocabularies);
        outputs.add(new NamedOutput(slot.name(), start, slot.shape(), false, classes));
        start += slot.size();
      }
    }
    for (Decision decision : schema.decisions()) {
      outputs.add(new NamedOutput(decision.name(), start, List.of(), true, Optional.empty()));
      start++;
    }
    return outputs;
  }

  /** Those of the only target that has as many as there are numbers. */
  private static Optional<Classes> classes(
      Schema schema, List<Integer> shape, Map<String, List<String>> vocabularies) {
    if (shape.size() != 1) {
      return Optional.empty();
    }
    List<Slot> fitting =
        targets(schema).stream()
            .filter(slot -> slot.shape().isEmpty() && slot.classes() == shape.getFirst())
            .toList();
    if (fitting.size() != 1) {
      return Optional.empty();
    }
    String target = fitting.getFirst().name();
    Optional<String> column =
        schema.data().stream()
            .flatMap(plan -> plan.labelled().stream())
            .filter(labelled -> labelled.target().equals(target))
            .map(DataPlan.Labelled::column)
            .findFirst();
    List<String> words =
        column.map(name -> vocabularies.getOrDefault(name, List.of())).orElse(List.of());
    return Optional.of(new Classes(target, column, words));
  }

  /** What a program that only predicts knows of targets is what its data say. */
  private static List<Slot> targets(Schema schema) {
    Optional<Entry> telling =
        schema.entries().stream()
            .filter(entry -> entry.name().equals("evaluate") || entry.name().equals("data"))
            .findFirst();
    List<Slot> targets = new ArrayList<>();
    telling.ifPresent(entry -> {
      targets.addAll(entry.inputs());
      targets.addAll(entry.outputs());
      targets.removeIf(slot -> slot.kind() != Slot.Kind.TARGET);
    });
    return targets;
  }

  /** With its shape, where it has one: {@code probability[3]}. */
  public String described() {
    return shape.isEmpty() ? name : name + shape;
  }

  /** How many numbers it has. */
  public int size() {
    return shape.stream().reduce(1, Math::multiplyExact);
  }

  /**
   * The first of its greatest numbers.
   *
   * @param from where the result begins
   */
  public int greatest(float[] results, int from) {
    int first = from + start;
    int best = 0;
    for (int i = 1; i < size(); i++) {
      if (results[first + i] > results[first + best]) {
        best = i;
      }
    }
    return best;
  }
}
