package nnet.compiler.reference;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import nnet.compiler.graph.Formal;
import nnet.compiler.graph.Region;
import nnet.compiler.graph.Result;
import nnet.compiler.op.NdArray;
import nnet.runtime.random.Draw;

/**
 * Derived gradients against central differences in float64. For each formal some random directions
 * are tried; a difference is extrapolated from two steps (Richardson). Where a step crosses a kink
 * it is made smaller; draws and states stay as they are.
 */
public final class GradientCheck {
  private static final double FIRST_STEP = 1e-2;
  private static final int SMALLER_STEPS = 5;

  private final Region derived;
  private final Region forward;
  private final int loss;
  private final List<NdArray> arguments;
  private final int batch;
  private final Draw draw;
  private final Settings settings;
  private final Probe base = new Probe(null);
  private final double lossHere;
  private final List<NdArray> gradients;

  /**
   * @param tolerance how far apart slopes may be, relative to the larger
   * @param directions how many directions are tried for each formal
   * @param seed of the directions
   */
  public record Settings(double tolerance, int directions, long seed) {
    public static final Settings USUAL = new Settings(1e-6, 2, 1);
  }

  public enum Verdict {
    AGREES,
    DIFFERS,
    /** Every step crosses a kink: there is no slope to compare with. */
    KINK
  }

  /**
   * One direction of one formal.
   *
   * @param derived the slope by the derived gradient
   * @param difference the slope by differences
   */
  public record Finding(String path, double derived, double difference, Verdict verdict) {

    /** How far apart the slopes are, relative to the larger. */
    public double error() {
      double size = Math.max(Math.abs(derived), Math.abs(difference));
      return size == 0 ? 0 : Math.abs(derived - difference) / size;
    }
  }

  /** What was found, formal by formal. */
  public record Report(List<Finding> findings) {
    public Report {
      findings = List.copyOf(findings);
    }

    public boolean passes() {
      return findings.stream().noneMatch(finding -> finding.verdict() == Verdict.DIFFERS);
    }
  }

  private GradientCheck(
      Region forward,
      Region derived,
      String loss,
      List<NdArray> arguments,
      int batch,
      Draw draw,
      Settings settings) {
    this.derived = derived;
    this.forward = forward;
    this.loss = indexOf(forward, Result.Kind.LOSS, loss);
    this.arguments = arguments;
    this.batch = batch;
    this.draw = draw;
    this.settings = settings;
    gradients = new Interpreter(batch, draw).run(derived, arguments);
    lossHere = loss(arguments, base);
  }

  /**
   * Checks every gradient of a derived region.
   *
   * @param region has a result of kind {@code LOSS} and one of kind {@code GRADIENT} for each
   *     formal to be checked
   * @param arguments values of its formals, in order
   */
  public static Report run(
      Region region,
      String loss,
      List<NdArray> arguments,
      int batch,
      Draw draw,
      Settings settings) {
    return run(region, region, loss, arguments, batch, draw, settings);
  }

  /**
   * The same, with the differences of another region: what was optimised no longer says where a
   * gradient stops on purpose.
   *
   * @param forward has the loss, and formals that the derived region has too
   * @param arguments values of the derived region's formals
   */
  public static Report run(
      Region forward,
      Region derived,
      String loss,
      List<NdArray> arguments,
      int batch,
      Draw draw,
      Settings settings) {
    return new GradientCheck(forward, derived, loss, arguments, batch, draw, settings).report();
  }

  private static int indexOf(Region region, Result.Kind kind, String path) {
    for (int i = 0; i < region.results().size(); i++) {
      Result result = region.results().get(i);
      if (result.kind() == kind && result.path().equals(path)) {
        return i;
      }
    }
    throw new IllegalArgumentException("no " + kind + " result `" + path + "`");
  }

  private Report report() {
    RandomGenerator random = new SplittableRandom(settings.seed());
    List<Finding> findings = new ArrayList<>();
    for (int i = 0; i < derived.formals().size(); i++) {
      String path = derived.formals().get(i).path();
      boolean wanted =
          derived.results(Result.Kind.GRADIENT).stream().anyMatch(r -> r.path().equals(path));
      if (wanted) {
        NdArray gradient = gradients.get(indexOf(derived, Result.Kind.GRADIENT, path));
        for (int k = 0; k < settings.directions(); k++) {
          findings.add(direction(path, i, gradient, random));
        }
      }
    }
    return new Report(findings);
  }

  private Finding direction(String path, int formal, NdArray gradient, RandomGenerator random) {
    double[] direction = new double[gradient.size()];
    double along = 0;
    for (int i = 0; i < direction.length; i++) {
      direction[i] = random.nextDouble(-1, 1);
      along += direction[i] * gradient.get(i);
    }
    Finding best = new Finding(path, along, Double.NaN, Verdict.KINK);
    double step = FIRST_STEP;
    for (int i = 0; i < SMALLER_STEPS; i++, step /= 10) {
      Slope slope = slope(formal, direction, step);
      if (slope.smooth()) {
        Finding finding = judge(path, along, slope);
        if (finding.verdict() == Verdict.AGREES) {
          return finding;
        }
        best = closer(best, finding);
      }
    }
    return best;
  }

  private static Finding closer(Finding a, Finding b) {
    return a.verdict() == Verdict.KINK || b.error() < a.error() ? b : a;
  }

  private Finding judge(String path, double along, Slope slope) {
    double size = Math.max(Math.abs(along), Math.abs(slope.value()));
    double allowed = settings.tolerance() * size + slope.noise();
    boolean agrees = Math.abs(along - slope.value()) <= allowed;
    return new Finding(path, along, slope.value(), agrees ? Verdict.AGREES : Verdict.DIFFERS);
  }

  /**
   * @param noise what rounding alone may make of the value
   * @param smooth whether no kink was crossed
   */
  private record Slope(double value, double noise, boolean smooth) {}

  private Slope slope(int formal, double[] direction, double step) {
    Difference wide = difference(formal, direction, step);
    Difference narrow = difference(formal, direction, step / 2);
    double value = (4 * narrow.slope() - wide.slope()) / 3;
    double noise = 1e-14 * Math.max(1e-3, Math.abs(lossHere)) / step;
    return new Slope(value, noise, wide.smooth() && narrow.smooth());
  }

  private record Difference(double slope, boolean smooth) {}

  private Difference difference(int formal, double[] direction, double step) {
    Probe up = new Probe(base);
    Probe down = new Probe(base);
    double change = loss(formal, direction, step, up) - loss(formal, direction, -step, down);
    return new Difference(change / (2 * step), base.sameBranches(up) && base.sameBranches(down));
  }

  private double loss(int formal, double[] direction, double step, Probe probe) {
    NdArray moved = arguments.get(formal).copy();
    for (int i = 0; i < direction.length; i++) {
      moved.data()[i] += step * direction[i];
    }
    List<NdArray> changed = new ArrayList<>(arguments);
    changed.set(formal, moved);
    return loss(changed, probe);
  }

  private double loss(List<NdArray> values, Probe probe) {
    List<NdArray> taken = new ArrayList<>();
    for (Formal formal : forward.formals()) {
      taken.add(values.get(position(formal)));
    }
    return new Interpreter(batch, draw, probe).run(forward, taken).get(loss).get(0);
  }

  private int position(Formal wanted) {
    for (int i = 0; i < derived.formals().size(); i++) {
      Formal formal = derived.formals().get(i);
      if (formal.kind() == wanted.kind() && formal.path().equals(wanted.path())) {
        return i;
      }
    }
    throw new IllegalArgumentException(wanted.path() + " is not in the derived region");
  }
}
