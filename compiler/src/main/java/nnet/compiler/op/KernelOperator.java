package nnet.compiler.op;

import java.util.Optional;
import nnet.compiler.graph.ValueType;

/** What operators that call a kernel have in common. */
public abstract class KernelOperator implements Kernel {
  private final String name;
  private final Documentation documentation;
  private final Optional<Signature> signature;

  protected KernelOperator(String name, Documentation documentation, Signature signature) {
    this(name, documentation, Optional.of(signature));
  }

  /** An operator that only the compiler uses. */
  protected KernelOperator(String name, Documentation documentation) {
    this(name, documentation, Optional.empty());
  }

  private KernelOperator(String name, Documentation documentation, Optional<Signature> signature) {
    this.name = name;
    this.documentation = documentation;
    this.signature = signature;
  }

  @Override
  public final String name() {
    return name;
  }

  @Override
  public final Documentation documentation() {
    return documentation;
  }

  @Override
  public final Optional<Signature> signature() {
    return signature;
  }

  @Override
  public Built build(Application application) {
    throw new IllegalStateException(name + " cannot be called from the language");
  }

  /** Says which operator was given types that it cannot take: an error of the compiler. */
  protected final void require(boolean condition, java.util.List<ValueType> operands) {
    if (!condition) {
      throw new IllegalArgumentException(name + " of " + operands);
    }
  }
}
