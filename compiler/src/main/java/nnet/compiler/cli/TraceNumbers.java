package nnet.compiler.cli;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import nnet.compiler.diagnostic.Suggestion;
import nnet.runtime.model.Slot;

/** Numbers of inputs and targets as they are typed: {@code 0.5, -1} or {@code x=0.5,-1}. */
final class TraceNumbers {
  private TraceNumbers() {}

  /**
   * @param given the values of an option
   * @param slots what they may be for, all of which are needed
   * @param values takes the numbers by name
   */
  static void read(List<String> given, String option, List<Slot> slots, Map<String, float[]> values)
      throws Refusal {
    List<String> names = slots.stream().map(Slot::name).toList();
    for (String text : given) {
      int equals = text.indexOf('=');
      if (equals < 0 && slots.size() != 1) {
        throw Refusal.usage(
            slots.isEmpty()
                ? "this network takes no --" + option
                : "--%s: say which is meant: --%s %s=%s (there is %s)"
                    .formatted(option, option, names.getFirst(), text, String.join(", ", names)));
      }
      String name = equals < 0 ? names.getFirst() : text.substring(0, equals).strip();
      Slot slot =
          slots.stream()
              .filter(each -> each.name().equals(name))
              .findFirst()
              .orElseThrow(() ->
                  Refusal.usage(
                      "there is no %s `%s`%s"
                          .formatted(option, name, Suggestion.question(name, names))));
      values.put(name, numbers(slot, text.substring(equals + 1)));
    }
    for (Slot slot : slots) {
      if (!values.containsKey(slot.name())) {
        throw Refusal.usage(
            "nothing is given for `%s`: --%s %s=NUMBERS, %s"
                .formatted(slot.name(), option, slot.name(), wanted(slot)));
      }
    }
  }

  private static float[] numbers(Slot slot, String text) throws Refusal {
    String[] words = text.strip().split("[\\s,;]+", -1);
    float[] numbers = new float[slot.size()];
    if (words.length != numbers.length) {
      throw Refusal.usage(
          "`%s` takes %s; got %d".formatted(slot.name(), wanted(slot), words.length));
    }
    for (int i = 0; i < words.length; i++) {
      numbers[i] = number(slot, words[i]);
    }
    return numbers;
  }

  private static float number(Slot slot, String word) throws Refusal {
    float number;
    try {
      number = Float.parseFloat(word);
    } catch (NumberFormatException e) {
      throw Refusal.usage("`%s` takes numbers; `%s` is none".formatted(slot.name(), word));
    }
    if (!Float.isFinite(number)) {
      throw Refusal.usage("`%s` takes numbers; `%s` is none".formatted(slot.name(), word));
    }
    if (isLabel(slot) && !slot.takes(number)) {
      throw Refusal.usage(
          "`%s` is a label from 0 to %d; got %s".formatted(slot.name(), slot.classes() - 1, word));
    }
    return number;
  }

  /** Distributions have classes too, one for each of their numbers. */
  private static boolean isLabel(Slot slot) {
    return slot.classes() > 0
        && (slot.shape().isEmpty() || slot.shape().getLast() != slot.classes());
  }

  private static String wanted(Slot slot) {
    int size = slot.size();
    String shape =
        slot.shape().size() < 2
            ? ""
            : slot.shape().stream()
                .map(String::valueOf)
                .collect(Collectors.joining(", ", " ([", "], row by row)"));
    return size + (size == 1 ? " number" : " numbers") + shape;
  }
}
