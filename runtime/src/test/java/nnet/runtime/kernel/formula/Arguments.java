package nnet.runtime.kernel.formula;

import java.util.ArrayList;
import java.util.List;

/** Arguments over all exponents, denser where functions live, and all edges. */
final class Arguments {
  private static final int STRIDE = 40_009;
  private static final int DENSE = 20_000;

  private Arguments() {}

  /** One in sixteen of {@link #of}, and all edges. */
  static List<float[]> few(String name, float[] edges) {
    List<float[]> all = of(name, edges);
    List<float[]> few =
        new ArrayList<>(
            all.subList(0, name.equals("pow") ? edges.length * edges.length : edges.length));
    for (int i = 0; i < all.size(); i += 16) {
      few.add(all.get(i));
    }
    return few;
  }

  static List<float[]> of(String name, float[] edges) {
    return name.equals("pow") ? pairs(edges) : singles(name.equals("expOfNegative"), edges);
  }

  private static List<float[]> singles(boolean onlyNegative, float[] edges) {
    List<float[]> all = new ArrayList<>();
    for (float edge : edges) {
      all.add(new float[] {edge});
    }
    for (long bits = 0; bits < 1L << 32; bits += STRIDE) {
      all.add(new float[] {Float.intBitsToFloat((int) bits)});
    }
    for (int i = -DENSE; i <= DENSE; i++) {
      all.add(new float[] {i * 110f / DENSE});
      all.add(new float[] {i * 2f / DENSE});
    }
    return onlyNegative ? new ArrayList<>(all.stream().filter(x -> !(x[0] > 0)).toList()) : all;
  }

  /** All pairs of edges, and pairs whose power stays in range. */
  private static List<float[]> pairs(float[] edges) {
    List<float[]> all = new ArrayList<>();
    for (float x : edges) {
      for (float y : edges) {
        all.add(new float[] {x, y});
      }
    }
    for (long bits = 0; bits < 0x7f800000L; bits += 8L * STRIDE) {
      float x = Float.intBitsToFloat((int) bits);
      for (float y : new float[] {0.5f, -1f, 2f, 3f, -2.5f, 0.1f}) {
        all.add(new float[] {x, y});
        all.add(new float[] {-x, y});
      }
      float most = (float) (80 / Math.max(1e-6, Math.abs(Math.log(x))));
      all.add(new float[] {x, most * (bits % 1000) / 500 - most});
    }
    return all;
  }
}
