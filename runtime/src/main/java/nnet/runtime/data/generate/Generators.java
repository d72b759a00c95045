package nnet.runtime.data.generate;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nnet.runtime.message.Suggestion;
import nnet.runtime.message.UserError;

/** The generators there are. */
public final class Generators {
  private static final List<Generator> ALL =
      List.of(
          new Blobs(),
          new Circles(),
          new Classification(),
          new MadeDigits(),
          new GaussianMixture(),
          new Linear(),
          new MackeyGlass(),
          new Majority(),
          new Moons(),
          new Shapes(),
          new Sine(),
          new Spiral(),
          new Tokens(),
          new Triangle(),
          new Xor());

  private Generators() {}

  public static List<Generator> all() {
    return ALL;
  }

  public static Optional<Generator> named(String name) {
    return ALL.stream().filter(generator -> generator.name().equals(name)).findFirst();
  }

  /** The options where none is given. */
  public static Generator.Options standard(Generator generator) {
    return options(generator, Map.of());
  }

  /** The values of all options, after checking those that were given. */
  public static Generator.Options options(Generator generator, Map<String, String> arguments) {
    List<String> known = generator.options().stream().map(Generator.Option::name).toList();
    for (String name : arguments.keySet()) {
      if (!known.contains(name)) {
        throw new UserError(
            generator.name() + " has no option `" + name + "`" + Suggestion.suffix(name, known));
      }
    }
    Map<String, Double> values = new HashMap<>();
    for (Generator.Option option : generator.options()) {
      String given = arguments.get(option.name());
      values.put(
          option.name(), given == null ? option.standard() : value(generator, option, given));
    }
    return new Generator.Options(values);
  }

  private static double value(Generator generator, Generator.Option option, String given) {
    double value = number(given);
    boolean fits = value >= option.low() && value <= option.high();
    if (!fits || (option.whole() && value != Math.rint(value))) {
      throw new UserError(
          "%s(%s: %s): it is a%s number from %s to %s"
              .formatted(
                  generator.name(),
                  option.name(),
                  given,
                  option.whole() ? " whole" : "",
                  shown(option.low()),
                  shown(option.high())));
    }
    return value;
  }

  private static double number(String text) {
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }

  private static String shown(double bound) {
    return bound == Math.rint(bound) ? String.valueOf((long) bound) : String.valueOf(bound);
  }

  /** The generator of that name. */
  public static Generator required(String name) {
    return named(name)
        .orElseThrow(() ->
            new UserError(
                "there is no source `"
                    + name
                    + "`"
                    + Suggestion.suffix(name, ALL.stream().map(Generator::name).toList())));
  }
}
