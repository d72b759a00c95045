package nnet.compiler.manual;

import java.util.List;
import java.util.stream.Collectors;
import nnet.runtime.data.generate.Generator;
import nnet.runtime.data.generate.Generators;

/** The page of the sources that make their rows up. */
final class GeneratorPage {
  static final String NAME = "generators";

  private GeneratorPage() {}

  static String all() {
    StringBuilder page =
        new StringBuilder(
            """
            # Generators

            Sources of `data` that make their rows up: the same ones for the same options, on any machine.
            `from spiral(classes: 3, seed: 7)` gives the columns below; a formula gives them the names that the
            network wants.
            """);
    Generators.all().forEach(generator -> page.append('\n').append(entry(generator)));
    return page.toString();
  }

  static String entry(Generator generator) {
    StringBuilder text = new StringBuilder("## " + generator.name() + "\n\n");
    text.append(generator.summary()).append("\n\n");
    Fences.add(text, "text", "from " + generator.name() + "(" + options(generator) + ")");
    text.append("\n| option | default | from | to |\n|---|---|---|---|\n");
    for (Generator.Option option : generator.options()) {
      String line =
          "| `%s` | `%s` | %s | %s |%n"
              .formatted(
                  option.name(),
                  shown(option.standard()),
                  shown(option.low()),
                  shown(option.high()));
      text.append(line);
    }
    text.append("\n| column | type |\n|---|---|\n");
    for (Generator.Column column : generator.columns(Generators.standard(generator))) {
      text.append("| `%s` | `%s` |%n".formatted(column.name(), type(column)));
    }
    return text.toString();
  }

  private static String options(Generator generator) {
    return generator.options().stream()
        .map(option -> option.name() + ": " + shown(option.standard()))
        .collect(Collectors.joining(", "));
  }

  private static String type(Generator.Column column) {
    String element = column.classes() > 0 ? "class(" + column.classes() + ")" : "f32";
    List<Integer> shape = column.shape();
    return shape.isEmpty() ? element : element + shape;
  }

  private static String shown(double value) {
    return value == Math.rint(value) ? String.valueOf((long) value) : String.valueOf(value);
  }
}
