package nnet.compiler.op;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How an operator is called from the language: tensors first, then options.
 *
 * @param variadic whether the last tensor may be repeated
 */
public record Signature(List<String> tensors, boolean variadic, List<OptionParameter> options) {
  public Signature {
    tensors = List.copyOf(tensors);
    options = List.copyOf(options);
  }

  public static Signature of(String... tensors) {
    return new Signature(List.of(tensors), false, List.of());
  }

  public Signature with(String name, OptionKind kind, @Nullable Object initial) {
    List<OptionParameter> more = new java.util.ArrayList<>(options);
    more.add(new OptionParameter(name, kind, initial));
    return new Signature(tensors, variadic, more);
  }

  public Signature repeated() {
    return new Signature(tensors, true, options);
  }

  /** Statements that call an operator of this name with vectors of three numbers. */
  String example(String name) {
    String inputs =
        tensors.stream()
            .map(tensor -> "input " + tensor + ": f32[3]\n")
            .collect(Collectors.joining());
    return inputs + "output result = " + name + "(" + String.join(", ", tensors) + ")";
  }

  /**
   * @param initial the default; null where the option must be given (an option may also default to
   *     the empty list or empty text)
   */
  public record OptionParameter(String name, OptionKind kind, @Nullable Object initial) {}

  /** What an option's value is; the class of the value in {@link Options}. */
  public enum OptionKind {
    /** {@code Dim}. */
    INTEGER,
    /** {@code Double}. */
    REAL,
    /** {@code Boolean}. */
    FLAG,
    /** {@code String}: a bare word such as {@code same}. */
    WORD,
    /** {@code List<Dim>}: one integer or a list of them. */
    INTEGERS,
    /** {@code String} or {@code List<Dim>}: a bare word, one integer or a list of them. */
    WORD_OR_INTEGERS,
    /**
     * {@code String} or {@code List<Dim>}: a bare word, one integer, or a list of integers or of
     * pairs of them, one behind the other.
     */
    PADDING,
    /** {@code Tensor}: a value whose shape is taken; the empty text where it may be left out. */
    TENSOR
  }
}
