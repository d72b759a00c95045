package nnet.compiler.elaborate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nnet.compiler.diagnostic.Code;
import nnet.compiler.diagnostic.Diagnostic;
import nnet.compiler.op.Tensor;
import nnet.compiler.source.Span;
import nnet.compiler.syntax.Name;
import nnet.compiler.type.Element;
import nnet.compiler.type.Range;
import nnet.runtime.model.Decision;
import org.jspecify.annotations.Nullable;

/**
 * Which target tells whether a decision is right: one that a loss looks at and that says yes or no
 * of the same thing. Of several it is the one that a loss compares with the output.
 */
record DecisionTruth(
    Elaborator elaborator,
    NetworkBody body,
    Activation at,
    DecisionElaboration.Score score,
    Decision.Comparison comparison) {

  /**
   * @param named the target that the file names
   * @param needed whether it is a mistake that there is none
   */
  Optional<Decision.Truth> of(@Nullable Name named, boolean needed, Span span) {
    Map<String, Decision.Truth> fitting = fitting();
    if (named != null) {
      return named(named, fitting);
    }
    List<String> names = new ArrayList<>(fitting.keySet());
    if (names.size() > 1) {
      names.removeIf(name -> !isCompared(name));
    }
    if (names.size() == 1) {
      return Optional.ofNullable(fitting.get(names.getFirst()));
    }
    if (needed && body.knowsLosses()) {
      report(List.copyOf(fitting.keySet()), span);
    }
    return Optional.empty();
  }

  private Optional<Decision.Truth> named(Name name, Map<String, Decision.Truth> fitting) {
    Decision.Truth truth = fitting.get(name.text());
    if (truth == null && body.knowsLosses()) {
      elaborator.reports.unknownName(
          at,
          Code.UNKNOWN_NAME,
          name.span(),
          "of what this decision is about, there is no target",
          name.text(),
          fitting.keySet());
    }
    return Optional.ofNullable(truth);
  }

  private boolean isCompared(String target) {
    NetworkBody.Port port = body.targets.get(target);
    return port != null && body.comparedWith(port).contains(score.output());
  }

  private void report(List<String> fitting, Span span) {
    Diagnostic error =
        Diagnostic.error(
            Code.TARGET_MISMATCH,
            span,
            fitting.isEmpty()
                ? "no target says whether this decision is right"
                : "several targets could say whether this decision is right");
    String help =
        fitting.isEmpty()
            ? "a loss has to compare " + what() + " with a target that is 0 or 1: " + example()
            : "say which one is meant: target: " + fitting.getFirst();
    elaborator.reports.add(at, error.help(help));
  }

  private String what() {
    return "`" + score.output() + "`";
  }

  private String example() {
    return score.isWhole()
        ? "`target y: unit`, `bool` or `class(2)`"
        : "`target y: class(" + score.tensor().shape().last() + ")`";
  }

  private Map<String, Decision.Truth> fitting() {
    Map<String, Decision.Truth> fitting = new LinkedHashMap<>();
    body.targets.forEach((name, port) -> {
      if (isRead(port)) {
        truth(name, port.tensor()).ifPresent(truth -> fitting.put(name, truth));
      }
    });
    return fitting;
  }

  /** What no loss looks at is not known when examples are evaluated. */
  private boolean isRead(NetworkBody.Port port) {
    return body.losses.values().stream()
        .map(loss -> Lineage.of(at.frame().builder, loss.value(), Set.of()))
        .anyMatch(made -> made.contains(port.tensor().value()));
  }

  private Optional<Decision.Truth> truth(String name, Tensor target) {
    boolean single = target.shape().elements().is(1);
    boolean same = target.shape().equals(score.tensor().shape());
    if (target.element() instanceof Element.ClassIndex label) {
      boolean oneOfTwo = score.isWhole() && label.count().is(2);
      boolean oneOfAll = !score.isWhole() && label.count().equals(score.tensor().shape().last());
      return single && (oneOfTwo || oneOfAll)
          ? Optional.of(truth(name, 0, oneOfAll ? score.element() : 1))
          : Optional.empty();
    }
    if (!saysYesOrNo(target.element()) || !(score.isWhole() ? single : same)) {
      return Optional.empty();
    }
    return Optional.of(truth(name, score.element(), 1));
  }

  private Decision.Truth truth(String target, int element, int label) {
    return new Decision.Truth(target, element, label, !comparison.isUpward());
  }

  private static boolean saysYesOrNo(Element element) {
    return switch (element) {
      case Element.Bool bool -> true;
      case Element.Real real -> Range.UNIT.contains(real.range());
      case Element.ClassIndex label -> false;
      case Element.Int integer -> Range.UNIT.contains(integer.range());
      case Element.Simplex simplex -> false;
    };
  }
}
