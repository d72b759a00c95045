package nnet.compiler.plan;

/** Where a value lives while its region runs. */
public sealed interface Place {

  /** Whether it is in the workspace, among the region's own values. */
  default boolean isOwn() {
    return this instanceof Batched || this instanceof Shared || this instanceof Paired;
  }

  /** Given by the caller: the offset is an argument of the method. */
  record Argument(Slot slot, int index) implements Place {
    /** Which list of the region {@code index} counts. */
    public enum Slot {
      FORMAL,
      RESULT
    }
  }

  /** A parameter, its gradient or a state of the network, in the body of an entry. */
  record Fixed(Arena arena, int offset, String path) implements Place {}

  /** In the workspace, at {@code offset} times the batch from where the region's share begins. */
  record Batched(int offset) implements Place {}

  /** In the workspace, at {@code offset} times the pairs from where the region's pairs begin. */
  record Paired(int offset) implements Place {}

  /** In the workspace, at {@code offset} from where the region's shared values begin. */
  record Shared(int offset) implements Place {}

  /** The key of a random draw, which is a number in the code. */
  record Key(int value, String path) implements Place {}
}
