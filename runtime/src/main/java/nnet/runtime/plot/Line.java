package nnet.runtime.plot;

/**
 * Points that belong together, joined or not.
 *
 * @param name for the legend; none where it is empty
 */
public record Line(String name, double[] x, double[] y) {
  public Line {
    if (x.length != y.length) {
      throw new IllegalArgumentException(x.length + " and " + y.length + " coordinates");
    }
    x = x.clone();
    y = y.clone();
  }

  int size() {
    return x.length;
  }

  /** At most so many of its points, evenly taken. */
  Line thinned(int most) {
    if (size() <= most) {
      return this;
    }
    double[] fewX = new double[most];
    double[] fewY = new double[most];
    for (int i = 0; i < most; i++) {
      int from = (int) ((long) i * size() / most);
      fewX[i] = x[from];
      fewY[i] = y[from];
    }
    return new Line(name, fewX, fewY);
  }
}
