package nnet.runtime.data.generate;

import java.util.Arrays;
import java.util.List;

/**
 * The equation of Mackey and Glass, "Oscillation and chaos in physiological control systems"
 * (1977): {@code dx/dt = beta x(t - tau) / (1 + x(t - tau)^power) - gamma x(t)}, by Runge and
 * Kutta's method of fourth order in steps of a tenth.
 */
public final class MackeyGlass implements Generator {
  private static final int STEPS = 10;
  private static final double STEP = 1.0 / STEPS;

  @Override
  public String name() {
    return "mackey_glass";
  }

  @Override
  public String summary() {
    return "A chaotic series in time: x changes by beta x(t - tau) / (1 + x(t - tau)^power) - gamma"
        + " x(t); the first `discard` points, until it has settled, are left out.";
  }

  @Override
  public List<Option> options() {
    return List.of(
        Noise.ROWS,
        Option.whole("tau", 17, 1, 1000),
        Option.real("beta", 0.2, 0, 10),
        Option.real("gamma", 0.1, 0, 10),
        Option.real("power", 10, 0, 100),
        Option.real("start", 1.2, 0, 100),
        Option.whole("discard", 250, 0, 1_000_000),
        Option.real("noise", 0, 0, 10),
        Noise.SEED);
  }

  @Override
  public List<Column> columns(Options options) {
    return List.of(new Column("time", List.of(), 0), new Column("x", List.of(), 0));
  }

  @Override
  public List<float[]> generate(Options options) {
    int rows = options.whole("rows");
    int discard = options.whole("discard");
    float[] time = new float[rows];
    float[] x = new Noise(options).normal(0, options.real("noise"), rows);
    Delayed delayed = new Delayed(options);
    for (int i = 0; i < discard + rows; i++) {
      if (i >= discard) {
        time[i - discard] = i - discard;
        x[i - discard] = (float) (x[i - discard] + delayed.now());
      }
      delayed.advance();
    }
    return List.of(time, x);
  }

  /** The equation with its past. */
  private static final class Delayed {
    private final double beta;
    private final double gamma;
    private final double power;

    /** The last values, the one before which the next is written being the oldest. */
    private final double[] past;

    private int oldest;
    private double x;

    Delayed(Options options) {
      beta = options.real("beta");
      gamma = options.real("gamma");
      power = options.real("power");
      x = options.real("start");
      past = new double[options.whole("tau") * STEPS];
      Arrays.fill(past, x);
    }

    double now() {
      return x;
    }

    void advance() {
      for (int i = 0; i < STEPS; i++) {
        step();
      }
    }

    private void step() {
      int following = (oldest + 1) % past.length;
      double before = production(past[oldest]);
      double after = production(past[following]);
      double between = production((past[oldest] + past[following]) / 2);
      double a = before - gamma * x;
      double b = between - gamma * (x + STEP / 2 * a);
      double c = between - gamma * (x + STEP / 2 * b);
      double d = after - gamma * (x + STEP * c);
      past[oldest] = x;
      oldest = following;
      x += STEP / 6 * (a + 2 * b + 2 * c + d);
    }

    private double production(double delayed) {
      return beta * delayed / (1 + StrictMath.pow(delayed, power));
    }
  }
}
