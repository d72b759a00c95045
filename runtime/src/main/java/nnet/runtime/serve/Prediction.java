package nnet.runtime.serve;

import java.util.Arrays;
import nnet.runtime.message.UserError;

/** What a network says of one row: its outputs by name, in their own units, and its decisions. */
public final class Prediction {
  private final OutputNames names;
  private final float[] results;
  private final int start;

  Prediction(OutputNames names, float[] results, int start) {
    this.names = names;
    this.results = results;
    this.start = start;
  }

  /** An output of one number. */
  public float number(String output) {
    OutputNames.Place place = names.place(output);
    if (place.size() != 1) {
      throw new UserError(
          "`%s` has %d numbers: use numbers(\"%s\")".formatted(output, place.size(), output));
    }
    return results[start + place.start()];
  }

  /** All numbers of an output, row by row. */
  public float[] numbers(String output) {
    OutputNames.Place place = names.place(output);
    int from = start + place.start();
    return Arrays.copyOfRange(results, from, from + place.size());
  }

  /** The name of the most probable class; its number where classes have no names. */
  public String label(String output) {
    OutputNames.Place place = names.place(output);
    int best = 0;
    for (int i = 1; i < place.size(); i++) {
      if (results[start + place.start() + i] > results[start + place.start() + best]) {
        best = i;
      }
    }
    if (place.classes().isEmpty()) {
      return String.valueOf(best);
    }
    return best < place.classes().size() ? place.classes().get(best) : "other";
  }

  /** Whether a decision is yes. */
  public boolean decision(String name) {
    if (!names.place(name).decision()) {
      throw new UserError("`" + name + "` is no decision: use number or numbers");
    }
    return number(name) != 0;
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    names
        .places()
        .forEach((name, place) ->
            text.append(text.isEmpty() ? "" : ", ")
                .append(name)
                .append(": ")
                .append(
                    place.decision()
                        ? String.valueOf(decision(name))
                        : place.size() == 1
                            ? String.valueOf(number(name))
                            : Arrays.toString(numbers(name))));
    return text.toString();
  }
}
