package nnet.compiler.op.reduce;

import nnet.compiler.op.NdArray;

/** Lines of elements along the middle axis of a tensor seen as {@code [outer, axis, inner]}. */
public final class Lines {
  private Lines() {}

  /** The place of element {@code a} of line {@code line}. */
  public static int place(int[] sizes, int line, int a) {
    int inner = sizes[2];
    return (line / inner * sizes[1] + a) * inner + line % inner;
  }

  public static double[] of(NdArray x, int[] sizes, int line) {
    double[] elements = new double[sizes[1]];
    for (int a = 0; a < elements.length; a++) {
      elements[a] = x.get(place(sizes, line, a));
    }
    return elements;
  }

  public static void put(NdArray y, int[] sizes, int line, double[] elements) {
    for (int a = 0; a < elements.length; a++) {
      y.data()[place(sizes, line, a)] = elements[a];
    }
  }
}
