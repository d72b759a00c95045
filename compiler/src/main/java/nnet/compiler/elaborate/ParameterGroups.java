package nnet.compiler.elaborate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nnet.compiler.diagnostic.Code;
import nnet.compiler.diagnostic.Diagnostic;
import nnet.compiler.elaborate.Item.Argued;
import nnet.compiler.syntax.Argument;
import nnet.compiler.syntax.Expression;
import nnet.compiler.syntax.Expression.MapLiteral;
import org.jspecify.annotations.Nullable;

/**
 * {@code groups: {"**.offset": weight_decay: 0}}: parameters whose optimizer has other options. Of
 * several patterns that match a parameter the last one counts, option by option.
 */
final class ParameterGroups {
  private final TrainSettings settings;
  private final List<Map<String, Argued>> options = new ArrayList<>(List.of(Map.of()));
  private final Map<String, Integer> numbers = new LinkedHashMap<>();

  /**
   * @param paths of all parameters that are trained
   */
  ParameterGroups(TrainSettings settings, List<String> paths) {
    this.settings = settings;
    Map<String, Map<String, Argued>> given = new LinkedHashMap<>();
    for (MapLiteral.Entry entry : entries(settings, "groups")) {
      Map<String, Argued> own = options(entry);
      for (String path : matched(settings, entry.pattern(), paths)) {
        given.computeIfAbsent(path, key -> new LinkedHashMap<>()).putAll(own);
      }
    }
    given.forEach(this::add);
  }

  private void add(String path, Map<String, Argued> given) {
    if (!options.contains(given)) {
      options.add(given);
    }
    numbers.put(path, options.indexOf(given));
  }

  /** The options that each group has instead of the usual ones; the first has none. */
  List<Map<String, Argued>> options() {
    return options;
  }

  /** The group of a path, where it is not the first. */
  Map<String, Integer> numbers() {
    return numbers;
  }

  private Map<String, Argued> options(MapLiteral.Entry entry) {
    Map<String, Argued> given = new LinkedHashMap<>();
    for (Argument argument : entry.options()) {
      if (argument.name() == null) {
        settings.elaborator.reports.add(
            settings.at,
            Diagnostic.error(
                    Code.BAD_VALUE, argument.span(), "a group names the options that it changes")
                .help("write " + quoted(entry.pattern()) + ": weight_decay: 0"));
        continue;
      }
      Item item = settings.elaborator.calls.arguments().value(argument.value(), settings.at);
      given.put(
          argument.name().text(),
          new Argued(item, argument.value().span(), argument.name().span()));
    }
    return given;
  }

  private static String quoted(Expression.StringLiteral pattern) {
    return "\"" + pattern.value() + "\"";
  }

  /** The entries of a setting that is a map from patterns. */
  static List<MapLiteral.Entry> entries(TrainSettings settings, String name) {
    @Nullable Expression value = settings.get(name);
    if (value == null) {
      return List.of();
    }
    if (value instanceof MapLiteral map) {
      return map.entries();
    }
    settings.elaborator.reports.add(
        settings.at,
        Diagnostic.error(
                Code.BAD_VALUE, value.span(), "`" + name + "` is a map from patterns of paths")
            .help("write " + name + ": {\"**.weight\": ...}"));
    return List.of();
  }

  /** The paths that a pattern matches; that there are none is an error. */
  static List<String> matched(
      TrainSettings settings, Expression.StringLiteral pattern, List<String> paths) {
    List<String> matched =
        paths.stream().filter(path -> Patterns.covers(pattern.value(), path)).toList();
    if (matched.isEmpty()) {
      Penalties.noMatch(settings.elaborator, pattern, paths, settings.at);
    }
    return matched;
  }
}
