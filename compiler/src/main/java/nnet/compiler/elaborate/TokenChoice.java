package nnet.compiler.elaborate;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import nnet.compiler.diagnostic.Code;
import nnet.compiler.diagnostic.Diagnostic;
import nnet.compiler.source.Span;
import nnet.compiler.syntax.Argument;
import nnet.compiler.syntax.Expression;
import nnet.compiler.syntax.Name;
import nnet.runtime.model.Generation;
import org.jspecify.annotations.Nullable;

/**
 * How a {@code generate} block chooses tokens: {@code greedy(p)}, {@code sample(p, temperature,
 * top_k, top_p)} or {@code beam(p, width, length_penalty)}.
 */
final class TokenChoice {
  private static final Map<String, Set<String>> OPTIONS =
      Map.of(
          "greedy", Set.of(),
          "sample", Set.of("temperature", "top_k", "top_p"),
          "beam", Set.of("width", "length_penalty"));

  private static final int MOST = 1000;

  private final Elaborator elaborator;
  private final Activation at;
  private final SettingValues values;
  private final Expression.Call call;
  private final Name function;
  private final Map<String, Expression> given = new LinkedHashMap<>();

  TokenChoice(Elaborator elaborator, Activation at, Expression.Call call, Name function) {
    this.elaborator = elaborator;
    this.at = at;
    this.call = call;
    this.function = function;
    values = new SettingValues(elaborator, at);
  }

  /** The output that is chosen from, and how; null where something is wrong, which is reported. */
  @Nullable Chosen chosen() {
    Set<String> options = OPTIONS.get(function.text());
    if (options == null) {
      elaborator.reports.unknownName(
          at,
          Code.UNKNOWN_NAME,
          function.span(),
          "no token is chosen by",
          function.text(),
          new TreeSet<>(OPTIONS.keySet()));
      return null;
    }
    Name output = arguments(options);
    Generation.Choice how =
        switch (function.text()) {
          case "sample" -> sample();
          case "beam" ->
              new Generation.Beam(
                  (int) whole("width", 4, 1, MOST),
                  values.real(given.get("length_penalty"), 0, "length_penalty"));
          default -> new Generation.Greedy();
        };
    return output == null ? null : new Chosen(output, how);
  }

  record Chosen(Name output, Generation.Choice how) {}

  private Generation.Sample sample() {
    double temperature = values.real(given.get("temperature"), 1, "temperature");
    if (!(temperature > 0)) {
      wrong("temperature", "a number greater than 0", "the most probable token is greedy(p)");
    }
    double topP = values.real(given.get("top_p"), 1, "top_p");
    if (!(topP > 0 && topP <= 1)) {
      wrong("top_p", "a probability greater than 0, and at most 1", "all tokens are top_p: 1");
    }
    int topK = (int) whole("top_k", 0, 1, Integer.MAX_VALUE);
    return new Generation.Sample(temperature, topK, topP);
  }

  private long whole(String name, long initial, long least, long most) {
    long value = values.whole(given.get(name), initial, least, name);
    if (value > most) {
      wrong(name, "at most " + most, null);
    }
    return value;
  }

  private void wrong(String name, String wanted, @Nullable String help) {
    Expression value = given.get(name);
    Span span = value == null ? call.span() : value.span();
    elaborator.reports.add(
        at,
        Diagnostic.error(
                Code.BAD_VALUE, span, "`" + name + "` is " + wanted + "; this is " + span.text())
            .help(help));
  }

  /** The output; options are kept by name. */
  private @Nullable Name arguments(Set<String> options) {
    Name output = null;
    for (Argument argument : call.arguments()) {
      Name name = argument.name();
      if (name == null && output == null) {
        output = argument.value() instanceof Expression.NameReference r ? r.name() : null;
        if (output == null) {
          notAnOutput(argument.value().span());
          return null;
        }
      } else if (name == null) {
        elaborator.reports.error(
            at,
            Code.TOO_MANY_ARGUMENTS,
            argument.span(),
            "options of `" + function + "` are given by name");
      } else if (!options.contains(name.text())) {
        elaborator.optionBinding.unknown(
            function.text(), name.text(), name.span(), new TreeSet<>(options), at);
      } else if (given.putIfAbsent(name.text(), argument.value()) != null) {
        elaborator.reports.error(
            at, Code.DUPLICATE_NAME, name.span(), "`" + name + "` is given twice");
      }
    }
    if (output == null) {
      notAnOutput(call.span());
    }
    return output;
  }

  private void notAnOutput(Span span) {
    elaborator.reports.add(
        at,
        Diagnostic.error(
                Code.MISSING_ARGUMENT,
                span,
                "`" + function + "` takes the output that holds the probabilities")
            .help("write " + function + "(p), where p is an output of the network"));
  }
}
