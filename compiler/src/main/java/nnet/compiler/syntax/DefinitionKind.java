package nnet.compiler.syntax;

import java.util.Locale;

/** What a definition defines; the keyword it begins with. */
public enum DefinitionKind {
  NETWORK,
  LAYER,
  CELL,
  ACTIVATION,
  LOSS,
  METRIC,
  FUNCTION,
  REGULARIZER,
  OPTIMIZER,
  SCHEDULE,
  INITIALIZER;

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether a single argument list holds options (an instance) rather than tensors. */
  public boolean hasInstances() {
    return switch (this) {
      case NETWORK, LAYER, CELL, OPTIMIZER, SCHEDULE, INITIALIZER, REGULARIZER -> true;
      case ACTIVATION, LOSS, METRIC, FUNCTION -> false;
    };
  }
}
