package nnet.compiler.lsp;

/**
 * Has the memory of texts that are gone collected: the collector of a small server would let old
 * objects grow to a quarter of the machine's memory before it looks at them. It costs some 50 ms,
 * each time as much has come as was needed the last time.
 */
final class Garbage {
  /** What a server needs for a few texts. */
  private static final long LITTLE = 12L << 20;

  private final Runtime machine = Runtime.getRuntime();
  private long needed = LITTLE;

  /** To be called when somebody has just been answered. */
  void collect() {
    if (used() > 2 * needed) {
      System.gc();
      needed = Math.max(used(), LITTLE);
    }
  }

  private long used() {
    return machine.totalMemory() - machine.freeMemory();
  }
}
