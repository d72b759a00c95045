package nnet.compiler.ide;

/** A file as long as any that a person keeps: layers, and networks that use them. */
public final class ThousandLines {
  private ThousandLines() {}

  public static String text() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 100; i++) {
      text.append(
          """
          /// Number %1$d.
          layer block%1$d(units: int)(x: f32[n]) {
              hidden = x -> dense(units) -> relu
              return hidden -> dense(n) -> tanh
          }

          network Net%1$d {
              input x: f32[16]
              output y = x -> block%1$d(8)
          }
          """
              .formatted(i));
    }
    return text.toString();
  }
}
