package nnet.runtime.generate;

/** The greatest of many keys, one after the other; of equal keys the first one. A binary heap. */
final class Ranking {
  private final int[] heap;
  private double[] keys = new double[0];
  private int size;

  Ranking(int capacity) {
    heap = new int[capacity];
  }

  /** Begins anew with the first {@code count} keys, which must stay as they are. */
  void rank(double[] of, int count) {
    keys = of;
    size = count;
    for (int i = 0; i < count; i++) {
      heap[i] = i;
    }
    for (int i = count / 2 - 1; i >= 0; i--) {
      sink(i);
    }
  }

  /** The position of the greatest key that was not taken yet. */
  int take() {
    int best = heap[0];
    heap[0] = heap[--size];
    sink(0);
    return best;
  }

  private void sink(int from) {
    int at = from;
    while (2 * at + 1 < size) {
      int child = 2 * at + 1;
      if (child + 1 < size && before(heap[child + 1], heap[child])) {
        child++;
      }
      if (before(heap[at], heap[child])) {
        return;
      }
      int moved = heap[at];
      heap[at] = heap[child];
      heap[child] = moved;
      at = child;
    }
  }

  private boolean before(int a, int b) {
    return keys[a] > keys[b] || (keys[a] == keys[b] && a < b);
  }
}
