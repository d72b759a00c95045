package nnet.runtime.serve;

import java.util.Arrays;
import java.util.List;
import nnet.runtime.message.Suggestion;
import nnet.runtime.message.UserError;
import nnet.runtime.predict.NamedOutput;

/** What a network says of one row: its outputs by name, in their own units, and its decisions. */
public final class Prediction {
  private final RecordResult result;

  Prediction(RecordResult result) {
    this.result = result;
  }

  private int place(String name) {
    List<String> names = result.outputs().stream().map(NamedOutput::name).toList();
    int place = names.indexOf(name);
    if (place < 0) {
      throw new UserError(
          "there is no output `%s`%s".formatted(name, Suggestion.suffix(name, names)));
    }
    return place;
  }

  /** An output of one number. */
  public float number(String output) {
    int place = place(output);
    int size = result.outputs().get(place).size();
    if (size != 1) {
      throw new UserError("`%s` has %d numbers: use numbers(\"%1$s\")".formatted(output, size));
    }
    return result.number(place);
  }

  /** All numbers of an output, row by row. */
  public float[] numbers(String output) {
    return result.numbers(place(output));
  }

  /** The name of the most probable class; its number where classes have no names. */
  public String label(String output) {
    return result.label(place(output));
  }

  /** Whether a decision is yes. */
  public boolean decision(String name) {
    int place = place(name);
    if (!result.outputs().get(place).decision()) {
      throw new UserError("`" + name + "` is no decision: use number or numbers");
    }
    return result.decision(place);
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < result.outputs().size(); i++) {
      text.append(i == 0 ? "" : ", ").append(result.outputs().get(i).name()).append(": ");
      text.append(shown(i, result.outputs().get(i)));
    }
    return text.toString();
  }

  private String shown(int place, NamedOutput output) {
    if (output.decision()) {
      return String.valueOf(result.decision(place));
    }
    return output.size() == 1
        ? String.valueOf(result.number(place))
        : Arrays.toString(result.numbers(place));
  }
}
