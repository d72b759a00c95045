package nnet.compiler.graph;

/** A value of a graph: a formal of a region or a result of a node. Compared by identity. */
public final class Value {
  private final ValueType type;
  private final String name;

  /**
   * @param name what the source calls it, for people; empty where it has no name
   */
  public Value(ValueType type, String name) {
    this.type = type;
    this.name = name;
  }

  public ValueType type() {
    return type;
  }

  public String name() {
    return name;
  }

  @Override
  public String toString() {
    return (name.isEmpty() ? "_" : name) + ": " + type;
  }
}
