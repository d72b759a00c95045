package nnet.compiler.elaborate;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import nnet.compiler.diagnostic.Code;
import nnet.compiler.diagnostic.Diagnostic;
import nnet.compiler.source.Span;
import nnet.compiler.syntax.Argument;
import nnet.compiler.syntax.Expression;
import nnet.compiler.type.Element;
import nnet.runtime.model.Training;
import org.jspecify.annotations.Nullable;

/**
 * Which examples an epoch takes and what they count for: {@code shuffle}, {@code sampling} and
 * {@code class_weights}.
 *
 * @param network whose targets have the classes; null where it is not known yet
 */
record SamplingSettings(TrainSettings settings, @Nullable NetworkBody network) {
  private static final String BALANCED = "balanced";
  private static final String WEIGHTS = "class_weights";

  Training.Sampling read() {
    boolean shuffle = settings.values().flag(settings.get("shuffle"), true, "shuffle");
    return new Training.Sampling(shuffle, balanced(shuffle), weights());
  }

  private void error(Span span, String message, String help) {
    settings.elaborator.reports.add(
        settings.at, Diagnostic.error(Code.BAD_VALUE, span, message).help(help));
  }

  private Optional<String> balanced(boolean shuffle) {
    Expression value = settings.get("sampling");
    if (value == null) {
      return Optional.empty();
    }
    if (!isBalanced(value)) {
      error(
          value.span(),
          "`sampling` is balanced",
          "leave it out where an epoch takes each example once");
      return Optional.empty();
    }
    if (!shuffle) {
      error(
          value.span(),
          "balanced examples are drawn at random, whatever their order",
          "leave `shuffle: false` out");
    }
    return target(value);
  }

  private static boolean isBalanced(Expression value) {
    Expression word = value instanceof Expression.Call call ? call.function() : value;
    return word instanceof Expression.NameReference name && name.name().text().equals(BALANCED);
  }

  /** The one target that is a class, or the one that is named: {@code balanced(digit)}. */
  private Optional<String> target(Expression value) {
    NetworkBody body = network;
    if (body == null) {
      return Optional.empty();
    }
    List<String> labels =
        body.targets.entrySet().stream()
            .filter(port -> port.getValue().tensor().rank() == 0)
            .filter(port -> port.getValue().tensor().element() instanceof Element.ClassIndex)
            .map(Map.Entry::getKey)
            .toList();
    if (value instanceof Expression.Call call && !call.arguments().isEmpty()) {
      String name = call.arguments().getFirst().value().span().text();
      if (!labels.contains(name)) {
        settings.elaborator.reports.unknownName(
            settings.at,
            Code.UNKNOWN_NAME,
            call.arguments().getFirst().span(),
            "there is no target that is a class",
            name,
            new TreeSet<>(labels));
      }
      return labels.stream().filter(name::equals).findFirst();
    }
    if (labels.size() != 1) {
      error(
          value.span(),
          labels.isEmpty() ? "no target of the network is a class" : "several targets are classes",
          labels.isEmpty()
              ? "declare it as one: target kind: class(3)"
              : "say which one is meant: balanced(" + labels.getFirst() + ")");
      return Optional.empty();
    }
    return Optional.of(labels.getFirst());
  }

  private Optional<Training.ClassWeights> weights() {
    Expression value = settings.get(WEIGHTS);
    if (value == null) {
      return Optional.empty();
    }
    Map<String, Double> given = new HashMap<>();
    switch (value) {
      case Expression.ListLiteral list -> {
        for (int i = 0; i < list.items().size(); i++) {
          given.put(String.valueOf(i), weight(list.items().get(i)));
        }
      }
      case Expression.MapLiteral map -> map.entries().forEach(entry -> weight(entry, given));
      default -> {
        if (!isBalanced(value)) {
          error(
              value.span(),
              "`class_weights` is balanced, a list with a number for each class, or a map",
              "write class_weights: [1, 5], or class_weights: {\"rare\": 5}");
        }
      }
    }
    return target(value)
        .filter(target -> isComplete(value, target))
        .map(target -> new Training.ClassWeights(target, WEIGHTS + "." + target, given));
  }

  private void weight(Expression.MapLiteral.Entry entry, Map<String, Double> given) {
    List<Argument> options = entry.options();
    if (options.size() == 1 && options.getFirst().name() == null) {
      given.put(entry.pattern().value(), weight(options.getFirst().value()));
    } else {
      error(entry.span(), "a label has one weight", "write {\"rare\": 5}");
    }
  }

  private double weight(Expression value) {
    double weight = settings.values().real(value, 1, WEIGHTS);
    if (weight < 0) {
      error(value.span(), "a weight is not negative", "0 leaves the examples of a class out");
    }
    return weight;
  }

  private boolean isComplete(Expression value, String target) {
    long classes = classes(target);
    boolean complete =
        !(value instanceof Expression.ListLiteral list) || list.items().size() == classes;
    if (!complete) {
      error(
          value.span(),
          "`" + target + "` has " + classes + " classes, but these are not as many weights",
          "give a number for each class, or name some of them: {\"rare\": 5}");
    }
    return complete;
  }

  /** Of a target that is a class. */
  private long classes(String target) {
    NetworkBody.Port port = network == null ? null : network.targets.get(target);
    return port != null && port.tensor().element() instanceof Element.ClassIndex label
        ? label.count().constant().orElse(0L)
        : 0;
  }
}
