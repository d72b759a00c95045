package nnet.compiler.graph;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import nnet.compiler.type.Shape;

/**
 * What an operator is told beside its operands, with explicit axes of the graph: {@code Integer},
 * {@code Double}, {@code Boolean}, {@code String}, {@link Shape} or {@code List<Integer>}.
 */
public record Attributes(Map<String, Object> entries) {
  public static final Attributes NONE = new Attributes(Map.of());

  public Attributes {
    entries = Collections.unmodifiableMap(new TreeMap<>(entries));
  }

  public static Attributes of(String name, Object value) {
    return new Attributes(Map.of(name, value));
  }

  public Attributes with(String name, Object value) {
    Map<String, Object> more = new TreeMap<>(entries);
    more.put(name, value);
    return new Attributes(more);
  }

  public int integer(String name) {
    return get(name, Integer.class);
  }

  public double real(String name) {
    return get(name, Double.class);
  }

  public boolean flag(String name) {
    return get(name, Boolean.class);
  }

  public String text(String name) {
    return get(name, String.class);
  }

  public Shape shape(String name) {
    return get(name, Shape.class);
  }

  public List<Integer> integers(String name) {
    return ((List<?>) get(name, List.class)).stream().map(Integer.class::cast).toList();
  }

  private <T> T get(String name, Class<T> type) {
    Object value = entries.get(name);
    if (!type.isInstance(value)) {
      throw new IllegalStateException("attribute " + name + " of " + this);
    }
    return type.cast(value);
  }

  @Override
  public String toString() {
    return entries.toString();
  }
}
