package nnet.runtime.data;

/** How many numbers the columns of a file may keep in memory together. */
final class MemoryShare {
  private static final int SHARE = 4;

  private long left;

  MemoryShare(long numbers) {
    this.left = numbers;
  }

  /** A quarter of what the program may have at most. */
  static MemoryShare usual() {
    return new MemoryShare(Runtime.getRuntime().maxMemory() / SHARE / Float.BYTES);
  }

  /** Whether there is room for so many more, which is then taken. */
  boolean take(int numbers) {
    boolean room = numbers <= left;
    left -= room ? numbers : 0;
    return room;
  }
}
