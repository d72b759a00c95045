package nnet.compiler.syntax.parse;

import java.util.Arrays;
import java.util.Optional;
import nnet.compiler.syntax.BinaryOperator;

/** How tightly operators bind, loosest first. Pipelines and {@code if} are looser than all. */
enum Precedence {
  LOOSEST,
  DISJUNCTION,
  CONJUNCTION,
  NEGATION,
  COMPARISON,
  RANGE,
  ASSERTION,
  SUM,
  PRODUCT,
  SIGN,
  POWER,
  TIGHTEST;

  static Precedence of(String operator) {
    return switch (operator) {
      case "or" -> DISJUNCTION;
      case "and" -> CONJUNCTION;
      case "==", "!=", "<", "<=", ">", ">=" -> COMPARISON;
      case ".." -> RANGE;
      case "+", "-" -> SUM;
      case "*", "/", "%", "@" -> PRODUCT;
      case "^" -> POWER;
      default -> throw new IllegalArgumentException("not an operator: " + operator);
    };
  }

  static Optional<BinaryOperator> operator(String text) {
    return Arrays.stream(BinaryOperator.values())
        .filter(operator -> operator.text().equals(text))
        .findFirst();
  }

  /** Whether {@code a op b op c} means something. */
  boolean chains() {
    return this != COMPARISON && this != RANGE;
  }

  /** What the right operand may contain at the loosest: powers group to the right. */
  Precedence ofRightOperand() {
    return this == POWER ? SIGN : values()[ordinal() + 1];
  }
}
