package nnet.compiler.op;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import nnet.compiler.type.Dim;
import org.jspecify.annotations.Nullable;

/** The evaluated options of a call, defaults filled in; classes as {@link Signature} says. */
public record Options(Map<String, Object> values) {
  public Options {
    values = Map.copyOf(values);
  }

  public boolean has(String name) {
    return values.containsKey(name);
  }

  public Dim integer(String name) {
    return get(name, Dim.class);
  }

  public double real(String name) {
    return get(name, Double.class);
  }

  public boolean flag(String name) {
    return get(name, Boolean.class);
  }

  public String word(String name) {
    return get(name, String.class);
  }

  public List<Dim> integers(String name) {
    return ((List<?>) get(name, List.class)).stream().map(Dim.class::cast).toList();
  }

  /** The tensor, or null where none was given. */
  public @Nullable Tensor tensor(String name) {
    return values.get(name) instanceof Tensor tensor ? tensor : null;
  }

  /** The word given where integers could stand too; empty where integers were given. */
  public Optional<String> wordOrIntegers(String name) {
    return values.get(name) instanceof String word ? Optional.of(word) : Optional.empty();
  }

  private <T> T get(String name, Class<T> type) {
    Object value = values.get(name);
    if (!type.isInstance(value)) {
      throw new IllegalStateException("option " + name + " is not a " + type.getSimpleName());
    }
    return type.cast(value);
  }
}
