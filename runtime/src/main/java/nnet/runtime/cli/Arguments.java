package nnet.runtime.cli;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import nnet.runtime.io.Weights;
import nnet.runtime.message.Suggestion;
import nnet.runtime.message.UserError;
import nnet.runtime.model.Model;

/** The options that were given: {@code --name value}, {@code --name=value} or {@code --flag}. */
final class Arguments {
  private final Map<String, String> values = new HashMap<>();

  static Arguments parse(List<String> words, List<Option> options) {
    Arguments arguments = new Arguments();
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      if (!word.startsWith("--")) {
        throw UserError.usage("`" + word + "` is no option; options begin with --");
      }
      int equals = word.indexOf('=');
      String name = word.substring(2, equals < 0 ? word.length() : equals);
      Option option = option(name, options);
      String value = "";
      if (equals >= 0) {
        value = word.substring(equals + 1);
      } else if (!option.isFlag() && !(option.isOptional() && isLast(words, i))) {
        if (i + 1 == words.size()) {
          throw UserError.usage("--" + name + " needs " + option.value());
        }
        value = words.get(++i);
      }
      if (arguments.values.put(name, value) != null) {
        throw UserError.usage("--" + name + " is given twice");
      }
    }
    return arguments;
  }

  /** Whether no value follows. */
  private static boolean isLast(List<String> words, int at) {
    return at + 1 == words.size() || words.get(at + 1).startsWith("--");
  }

  private static Option option(String name, List<Option> options) {
    return options.stream()
        .filter(option -> option.name().equals(name))
        .findFirst()
        .orElseThrow(() ->
            UserError.usage(
                "there is no option --"
                    + name
                    + Suggestion.of(name, options.stream().map(Option::name).toList())
                        .map(found -> "; did you mean --" + found + "?")
                        .orElse("")));
  }

  boolean has(String name) {
    return values.containsKey(name);
  }

  Optional<String> text(String name) {
    return Optional.ofNullable(values.get(name));
  }

  /** One of several words; the first is what is meant without the option. */
  String choice(String name, List<String> choices) {
    String value = text(name).orElse(choices.getFirst());
    if (!choices.contains(value)) {
      throw UserError.usage("--" + name + " is one of " + String.join(", ", choices));
    }
    return value;
  }

  Optional<Path> path(String name) {
    try {
      return text(name).map(Path::of);
    } catch (InvalidPathException e) {
      throw UserError.usage("--" + name + " is no path: " + text(name).orElse(""));
    }
  }

  /** The weights of {@code --weights}, or those that came with the model in its jar. */
  Weights weights(Model model) {
    if (!has("weights")) {
      Optional<Weights> own = Weights.own(model);
      if (own.isPresent()) {
        return own.get();
      }
    }
    return Weights.read(model.schema(), requiredPath("weights"));
  }

  Path requiredPath(String name) {
    return path(name).orElseThrow(() -> UserError.usage("--" + name + " is missing"));
  }

  OptionalLong whole(String name, long least, long greatest) {
    if (!has(name)) {
      return OptionalLong.empty();
    }
    String given = text(name).orElse("");
    try {
      long value = Long.parseLong(given);
      if (value >= least && value <= greatest) {
        return OptionalLong.of(value);
      }
    } catch (NumberFormatException e) {
      throw wrongNumber(name, given, least);
    }
    throw wrongNumber(name, given, least);
  }

  /** A number greater than 0. */
  Optional<Double> positive(String name) {
    if (!has(name)) {
      return Optional.empty();
    }
    String given = text(name).orElse("");
    try {
      double value = Double.parseDouble(given);
      if (value > 0 && Double.isFinite(value)) {
        return Optional.of(value);
      }
    } catch (NumberFormatException e) {
      throw UserError.usage("--" + name + " is a number greater than 0, not `" + given + "`");
    }
    throw UserError.usage("--" + name + " is a number greater than 0, not `" + given + "`");
  }

  private static UserError wrongNumber(String name, String given, long least) {
    return UserError.usage(
        "--" + name + " is a whole number from " + least + " up, not `" + given + "`");
  }
}
