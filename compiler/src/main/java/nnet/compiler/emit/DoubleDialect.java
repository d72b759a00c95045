package nnet.compiler.emit;

import nnet.compiler.graph.DataType;

/** Doubles: schedules, results of metrics, the scalars of optimizers. */
final class DoubleDialect extends ScalarDialect {

  @Override
  public String constant(double value) {
    return signed(Literals.precise(value));
  }

  @Override
  public String sqrt(String a) {
    return "Math.sqrt(" + a + ")";
  }

  @Override
  public String function(String name, String... arguments) {
    String x = arguments[0];
    return switch (name) {
      case "sigmoid" -> "(1.0 / (1.0 + Math.exp(-" + x + ")))";
      case "softplus" -> "(Math.max(" + x + ", 0.0) + Math.log1p(Math.exp(-Math.abs(" + x + "))))";
      case "round" -> "Math.rint(" + x + ")";
      case "erf" -> "Scalar.erf((float) " + x + ")";
      default -> "Math." + name + "(" + String.join(", ", arguments) + ")";
    };
  }

  @Override
  String typeName(DataType type) {
    return type == DataType.BOOLEAN ? "boolean" : "double";
  }

  @Override
  public String stored(DataType type, String expression) {
    return type == DataType.BOOLEAN ? expression + " ? 1.0 : 0.0" : expression;
  }
}
