package nnet.compiler.manual;

import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nnet.compiler.syntax.DefinitionKind;

/** The whole file that the lines of an example stand for. */
final class ExampleText {
  private static final Pattern FIRST_WORD = Pattern.compile("\\s*(\\w+)");
  private static final Pattern INPUT = Pattern.compile("(?m)^\\s*input\\s+(\\w+)");
  private static final Pattern OUTPUT = Pattern.compile("(?m)^\\s*output\\b");
  private static final Pattern DECLARATION =
      Pattern.compile(
          Stream.concat(
                  Arrays.stream(DefinitionKind.values())
                      .filter(kind -> kind != DefinitionKind.LOSS && kind != DefinitionKind.METRIC)
                      .map(DefinitionKind::word),
                  Stream.of("record", "data", "train", "test", "import", "language"))
              .collect(Collectors.joining("|")));

  private ExampleText() {}

  /**
   * @param lines declarations, settings of training, or statements of a network
   */
  static String of(String lines) {
    Matcher word = FIRST_WORD.matcher(lines);
    String first = word.lookingAt() ? word.group(1) : "";
    String indented = lines.indent(4).stripTrailing();
    if (lines.startsWith(first + ":")) {
      return trained(indented);
    }
    if (DECLARATION.matcher(first).matches()) {
      return lines + "\n";
    }
    return "network Example {\n" + indented + output(lines) + "\n}\n";
  }

  /** A network has an output: where an example is about something else, it is the first input. */
  private static String output(String lines) {
    Matcher input = INPUT.matcher(lines);
    return OUTPUT.matcher(lines).find() || !input.find()
        ? ""
        : "\n    output given = " + input.group(1);
  }

  /** A network that is trained in a way that an example shows. */
  private static String trained(String setting) {
    return """
    network Line {
        input  x: f32[3]
        target t: f32
        output y = x -> dense(1)
        loss   = mse(y, t)
    }

    data Plane {
        from linear(rows: 32, features: 3, noise: 0.1, seed: 1)
        split in_order: train 0.75, validation 0.25
        x = x
        t = y
    }

    train Line on Plane {
    %s
        epochs: 2
        batch: 8
        seed: 1
    }
    """
        .formatted(setting);
  }
}
