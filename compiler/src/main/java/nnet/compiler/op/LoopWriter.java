package nnet.compiler.op;

/**
 * Writes the body of an elementwise loop in one dialect of Java: scalar float, float vectors, or
 * double. Each method appends what is needed and returns the expression or variable of its result.
 */
public interface LoopWriter {
  String constant(double value);

  String add(String a, String b);

  String subtract(String a, String b);

  String multiply(String a, String b);

  String divide(String a, String b);

  String negate(String a);

  String max(String a, String b);

  String min(String a, String b);

  String sqrt(String a);

  String abs(String a);

  /** A condition for {@link #select}; {@code comparison} is one of {@code < <= > >= == !=}. */
  String compare(String comparison, String a, String b);

  String select(String condition, String then, String otherwise);

  /**
   * One of the runtime's polynomial functions: {@code exp log tanh sigmoid softplus erf sin ...}.
   */
  String function(String name, String... arguments);
}
