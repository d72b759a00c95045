package nnet.compiler.op;

import java.util.Optional;

/**
 * What the compiler lets the language call: primitive operators, and functions such as {@code mean}
 * that build several of them.
 */
public interface Builtin {
  String name();

  Documentation documentation();

  /** How it is called from the language; empty where only the compiler uses it. */
  Optional<Signature> signature();

  /**
   * Statements of a network that call it, for the manual; by default a call with its tensors alone.
   */
  default String example() {
    return signature().map(signature -> signature.example(name())).orElse("");
  }

  /**
   * Whether operands may have axes whose size is a {@code dim}: {@link #build} then says what is
   * done about padding, by {@link Padding}.
   */
  default boolean takesRagged() {
    return false;
  }

  /** Whether a call takes examples of the batch together, all of which must be there. */
  default boolean takesBatch(Options options) {
    return options.has("over") && options.word("over").equals("batch");
  }

  /** Whether an option takes sizes that may differ from example to example. */
  default boolean takesSizes(String option) {
    return option.equals("shape");
  }

  /** Checks a call and builds its nodes; also called for the infix operator it stands for. */
  Built build(Application application);
}
