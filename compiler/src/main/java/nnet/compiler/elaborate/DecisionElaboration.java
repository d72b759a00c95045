package nnet.compiler.elaborate;

import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import nnet.compiler.diagnostic.Code;
import nnet.compiler.diagnostic.Diagnostic;
import nnet.compiler.op.Tensor;
import nnet.compiler.source.Span;
import nnet.compiler.syntax.BinaryOperator;
import nnet.compiler.syntax.Expression;
import nnet.compiler.syntax.Name;
import nnet.compiler.syntax.Statement;
import nnet.compiler.type.Element;
import nnet.compiler.type.Range;
import nnet.runtime.model.Decision;
import org.jspecify.annotations.Nullable;

/** {@code decision up = p > threshold(...)}: an output, a comparison and where yes begins. */
final class DecisionElaboration {
  private final Elaborator elaborator;
  private final NetworkBody body;
  private final Statement.Decision statement;
  private final Activation at;

  DecisionElaboration(
      Elaborator elaborator, NetworkBody body, Statement.Decision statement, Activation at) {
    this.elaborator = elaborator;
    this.body = body;
    this.statement = statement;
    this.at = at;
  }

  /**
   * One number of an output.
   *
   * @param element of the output; 0 where it has no other
   */
  record Score(String output, Tensor tensor, int element) {
    boolean isWhole() {
      return tensor.shape().elements().is(1) && !(tensor.element() instanceof Element.Simplex);
    }
  }

  /**
   * Empty where something is wrong, which is reported.
   *
   * @param before the decisions above it
   */
  Optional<Decision> decision(List<Decision> before) {
    if (isDeclared(before)) {
      return Optional.empty();
    }
    Decision.Comparison comparison =
        statement.value() instanceof Expression.Binary binary
            ? comparison(binary.operator())
            : null;
    if (comparison == null) {
      if (!(statement.value() instanceof Expression.Broken)) {
        error(
            statement.value().span(),
            "a decision compares an output with a threshold",
            "write decision " + statement.name() + " = p > 0.5, where p is an output");
      }
      return Optional.empty();
    }
    Expression.Binary binary = (Expression.Binary) statement.value();
    if (isMirrored(binary)) {
      error(
          binary.span(),
          "the output stands to the left of its threshold",
          "write " + binary.right().span().text() + " > " + binary.left().span().text());
      return Optional.empty();
    }
    Score score = score(binary.left());
    return score == null ? Optional.empty() : decision(score, comparison, binary.right());
  }

  private Optional<Decision> decision(
      Score score, Decision.Comparison comparison, Expression right) {
    ThresholdReading reading = new ThresholdReading(elaborator, at, right);
    Optional<Decision.Threshold> threshold = reading.threshold();
    if (threshold.isEmpty()
        || (threshold.get() instanceof Decision.Fixed fixed
            && isConstant(score, comparison, fixed, right.span()))) {
      return Optional.empty();
    }
    DecisionTruth truths = new DecisionTruth(elaborator, body, at, score, comparison);
    boolean needed = threshold.get() instanceof Decision.Fitted;
    Optional<Decision.Truth> truth = truths.of(reading.target(), needed, right.span());
    return needed && truth.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Decision(
                statement.name().text(),
                score.output(),
                score.element(),
                comparison,
                threshold.get(),
                truth));
  }

  private void error(Span span, String message, @Nullable String help) {
    elaborator.reports.add(at, Diagnostic.error(Code.BAD_VALUE, span, message).help(help));
  }

  private boolean isDeclared(List<Decision> before) {
    Name name = statement.name();
    boolean declared =
        body.outputs.containsKey(name.text())
            || body.inputs.containsKey(name.text())
            || body.targets.containsKey(name.text())
            || before.stream().anyMatch(each -> each.name().equals(name.text()));
    if (declared) {
      elaborator.reports.error(
          at, Code.DUPLICATE_NAME, name.span(), "`" + name + "` is declared twice");
    }
    return declared;
  }

  private static Decision.@Nullable Comparison comparison(BinaryOperator operator) {
    return switch (operator) {
      case GREATER -> Decision.Comparison.GREATER;
      case GREATER_EQUAL -> Decision.Comparison.GREATER_EQUAL;
      case LESS -> Decision.Comparison.LESS;
      case LESS_EQUAL -> Decision.Comparison.LESS_EQUAL;
      case EQUAL, NOT_EQUAL, OR, AND, ADD, SUBTRACT, MULTIPLY, DIVIDE, REMAINDER, MATMUL, POWER ->
          null;
    };
  }

  private boolean isMirrored(Expression.Binary binary) {
    return !isOutput(binary.left()) && isOutput(binary.right());
  }

  private boolean isOutput(Expression expression) {
    return base(expression) instanceof Expression.NameReference reference
        && body.outputs.containsKey(reference.name().text());
  }

  private static Expression base(Expression expression) {
    return expression instanceof Expression.Index index ? index.base() : expression;
  }

  /** {@code p} or {@code p[1]}; null where it is neither, which is reported. */
  private @Nullable Score score(Expression left) {
    if (!(base(left) instanceof Expression.NameReference reference)) {
      error(
          left.span(),
          "a decision is made about an output of the network, and this is a formula",
          "give it a name: output score = " + left.span().text());
      return null;
    }
    Name name = reference.name();
    Tensor tensor = body.outputs.get(name.text());
    if (tensor == null) {
      unknown(name);
      return null;
    }
    if (!(tensor.element() instanceof Element.Real
        || tensor.element() instanceof Element.Simplex)) {
      error(left.span(), "a decision compares real numbers; this is " + tensor.describe(), null);
      return null;
    }
    return left instanceof Expression.Index index
        ? element(name, tensor, index)
        : whole(name, tensor);
  }

  private void unknown(Name name) {
    Item known = at.scope().find(name.text());
    if (known == null) {
      elaborator.reports.unknownName(
          at,
          Code.UNKNOWN_NAME,
          name.span(),
          "there is no output",
          name.text(),
          new TreeSet<>(body.outputs.keySet()));
    } else if (!(known instanceof Item.Unknown)) {
      error(
          name.span(),
          "a decision is made about an output of the network, and `" + name + "` is none",
          "make it one: output " + name + " = ...");
    }
  }

  private @Nullable Score whole(Name name, Tensor tensor) {
    Score score = new Score(name.text(), tensor, 0);
    if (score.isWhole()) {
      return score;
    }
    boolean row = tensor.rank() == 1 && tensor.shape().isConstant();
    error(
        name.span(),
        "a decision is made about one number; `" + name + "` is " + tensor.describe(),
        row ? "say which one: " + name + "[1]" : null);
    return null;
  }

  private @Nullable Score element(Name name, Tensor tensor, Expression.Index index) {
    Expression position =
        index.parts().size() == 1 && !index.parts().getFirst().slice()
            ? index.parts().getFirst().from()
            : null;
    if (position == null || tensor.rank() != 1 || !tensor.shape().isConstant()) {
      error(
          index.span(),
          "a decision is made about one number of a row; `" + name + "` is " + tensor.describe(),
          null);
      return null;
    }
    Long given = elaborator.expressions.wholeNumber(position, at, "the position");
    int size = tensor.shape().last().size();
    if (given == null || given < -size || given >= size) {
      if (given != null) {
        error(
            position.span(),
            "`%s` has the elements 0 to %d; there is no %d".formatted(name, size - 1, given),
            null);
      }
      return null;
    }
    return new Score(name.text(), tensor, (int) (given < 0 ? given + size : given));
  }

  /** Whether each score is on the same side; that is reported. */
  private boolean isConstant(
      Score score, Decision.Comparison comparison, Decision.Fixed fixed, Span span) {
    Range range = score.tensor().range();
    float threshold = (float) fixed.value();
    boolean low = comparison.holds((float) range.low(), threshold);
    boolean high = comparison.holds((float) range.high(), threshold);
    if (low == high) {
      elaborator.reports.add(
          at,
          Diagnostic.error(
              Code.RANGE_REFUTED,
              span,
              "`%s` lies in %s: this decision is %s whatever the example"
                  .formatted(score.output(), range, low ? "yes" : "no")));
    }
    return low == high;
  }
}
