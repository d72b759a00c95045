package nnet.compiler.elaborate;

import java.util.List;
import java.util.Map;
import nnet.compiler.op.Builtin;
import nnet.compiler.op.Tensor;
import nnet.compiler.source.Span;
import nnet.compiler.syntax.Declaration.Definition;
import nnet.compiler.syntax.Name;
import org.jspecify.annotations.Nullable;

/** What an expression means while a file is elaborated. */
sealed interface Item {

  /** An exact number known at compile time. */
  record Exact(Ratio value) implements Item {}

  /** A number known at compile time that is no fraction, such as {@code sqrt(2)}. */
  record Real(double value) implements Item {}

  record Flag(boolean value) implements Item {}

  record Text(String value) implements Item {}

  /** A bare word given to an option that chooses among words. */
  record Word(Name name) implements Item {}

  /**
   * A list.
   *
   * @param depth of lists in lists
   * @param leaves how many elements they have together
   */
  record Sequence(List<Item> items, int depth, long leaves) implements Item {
    Sequence(List<Item> items) {
      this(
          items,
          1 + items.stream().mapToInt(i -> i instanceof Sequence s ? s.depth : 0).max().orElse(0),
          items.stream().mapToLong(i -> i instanceof Sequence s ? s.leaves : 1).sum());
    }
  }

  /**
   * A tensor of the graph.
   *
   * @param source the expression that made it, for messages
   */
  record Value(Tensor tensor, Span source) implements Item {}

  /** A function with some options given: {@code relu}, {@code leaky_relu(slope: 0.1)}. */
  record Function(Callee callee, Map<String, Argued> options) implements Item {}

  /** The bare name of a layer, cell or network: each application makes a new instance. */
  record Template(Definition definition) implements Item {}

  /**
   * One instance: its parameters are shared wherever it is applied.
   *
   * @param path where its parameters are
   */
  record Instance(Definition definition, Map<String, Argued> options, String path)
      implements Item {}

  /** A pipeline without a tensor: stages to apply one after the other. */
  record Chain(List<Item> stages) implements Item {}

  /**
   * A scan of a cell, still without its sequences.
   *
   * @param reverse from the last step to the first
   * @param truncate how many steps a gradient goes back at most, in blocks; 0 for all
   * @param stateful whether the next batch goes on where this one ends
   * @param checkpoint steps of a block whose values the derivative makes anew; 0 where it keeps all
   */
  record ScanOf(Instance cell, boolean reverse, long truncate, boolean stateful, long checkpoint)
      implements Item {}

  /** An initializer of a parameter that no optimizer touches. */
  record Frozen(Item initial) implements Item {}

  /** Several named values, such as the outputs of a network. */
  record Members(Map<String, Item> members) implements Item {}

  /** A tensor that may be left out and was: {@code mask: bool[t]?}. */
  record Absent() implements Item {}

  /** An error was reported; whatever is made of it is not. */
  record Unknown() implements Item {}

  Item ABSENT = new Absent();

  Item UNKNOWN = new Unknown();

  /**
   * An argument with its place.
   *
   * @param name the place of the name that it is given by, else its own
   */
  record Argued(Item item, Span span, Span name) {
    Argued(Item item, Span span) {
      this(item, span, span);
    }
  }

  /** What can be called. */
  sealed interface Callee {
    String name();

    record Defined(Definition definition) implements Callee {
      @Override
      public String name() {
        return definition.name().text();
      }
    }

    record Operator(Builtin builtin) implements Callee {
      @Override
      public String name() {
        return builtin.name();
      }
    }

    /** A function of the compiler itself, such as {@code pair} or {@code floor_div}. */
    record Intrinsic(String name) implements Callee {}

    /** A function that only one block knows, such as {@code standardize} in {@code data}. */
    record Local(String name, LocalFunction function) implements Callee {}
  }

  /** What a {@link Callee.Local} does with its arguments; after an arrow the first is the input. */
  interface LocalFunction {
    Item call(List<Argued> positional, Map<String, Argued> named, Activation at, Span span);
  }

  /** What it is, in a message. */
  default String kind() {
    return switch (this) {
      case Exact exact -> "the number " + exact.value();
      case Real real -> "the number " + real.value();
      case Flag flag -> flag.value() ? "true" : "false";
      case Text text -> "a text";
      case Word word -> "the word `" + word.name() + "`";
      case Sequence sequence -> "a list";
      case Value value -> value.tensor().describe();
      case Function function -> "the function `" + function.callee().name() + "`";
      case Template template ->
          "the " + template.definition().kind().word() + " `" + template.definition().name() + "`";
      case Instance instance ->
          "an instance of the "
              + instance.definition().kind().word()
              + " `"
              + instance.definition().name()
              + "`";
      case Chain chain -> "a pipeline";
      case ScanOf scan -> "a scan of `" + scan.cell().definition().name() + "`";
      case Members members -> "several values: " + String.join(", ", members.members().keySet());
      case Frozen frozen -> "an initializer of frozen parameters";
      case Absent absent -> "a tensor that was not given";
      case Unknown unknown -> "unknown";
    };
  }

  /** The tensor it is, if it is one already. */
  default @Nullable Tensor tensor() {
    return this instanceof Value value ? value.tensor() : null;
  }
}
