package nnet.compiler.reference;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import nnet.compiler.graph.Region;
import nnet.compiler.op.NdArray;
import nnet.runtime.random.Draw;

/**
 * Derived gradients against two other witnesses in float64: forward mode, and central differences,
 * extrapolated from three steps (Richardson). For each formal some random directions are tried.
 * Choices, draws and states stay as they are.
 */
public final class GradientCheck {
  private static final double FIRST_STEP = 1e-2;
  private static final int STEPS = 5;

  /** How far forward mode may be from the derived slope, relative to the norm of the gradient. */
  private static final double EXACT = 1e-12;

  /** How far where differences agree, relative to the slope. */
  private static final double CANCELLED = 1e-10;

  private final LossPoint point;
  private final Settings settings;

  /**
   * @param tolerance how far apart slopes may be, relative to the larger
   * @param directions how many directions are tried for each formal
   * @param seed of the directions
   * @param groups formals are moved together if there are more than this: a finding then is that of
   *     the whole group
   */
  public record Settings(double tolerance, int directions, long seed, int groups) {
    public static final Settings USUAL = new Settings(1e-6, 2, 1);

    public Settings(double tolerance, int directions, long seed) {
      this(tolerance, directions, seed, Integer.MAX_VALUE);
    }
  }

  public enum Verdict {
    AGREES,
    /** Not by differences, as choices differ on both sides of the point however near. */
    KINK,
    DIFFERS
  }

  /**
   * One direction of one formal.
   *
   * @param derived the slope by the derived gradient
   * @param forward the slope by forward mode
   * @param difference the slope by differences
   */
  public record Finding(
      String path, double derived, double forward, double difference, Verdict verdict) {

    private Finding of(String other) {
      return new Finding(other, derived, forward, difference, verdict);
    }

    private Finding with(Verdict other) {
      return new Finding(path, derived, forward, difference, other);
    }

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

  private GradientCheck(LossPoint point, Settings settings) {
    this.point = point;
    this.settings = settings;
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
    LossPoint point = new LossPoint(forward, derived, loss, arguments, batch, draw);
    return new GradientCheck(point, settings).report();
  }

  private Report report() {
    RandomGenerator random = new SplittableRandom(settings.seed());
    List<Finding> findings = new ArrayList<>();
    List<Integer> wanted = point.wanted();
    int size = Math.ceilDiv(Math.max(1, wanted.size()), settings.groups());
    for (int from = 0; from < wanted.size(); from += size) {
      List<Integer> group = wanted.subList(from, Math.min(from + size, wanted.size()));
      for (int k = 0; k < settings.directions(); k++) {
        Finding finding = finding(line(group, random));
        group.forEach(formal -> findings.add(finding.of(point.path(formal))));
      }
    }
    return new Report(findings);
  }

  private LossLine line(List<Integer> group, RandomGenerator random) {
    Map<Integer, NdArray> direction = new LinkedHashMap<>();
    for (int formal : group) {
      NdArray part = NdArray.zeros(point.gradient(formal).shape());
      for (int i = 0; i < part.size(); i++) {
        part.data()[i] = random.nextDouble(-1, 1);
      }
      direction.put(formal, part);
    }
    return new LossLine(point, direction);
  }

  private Finding finding(LossLine line) {
    double derived = line.derived();
    double forward = line.forward();
    double step = FIRST_STEP;
    Finding best = judge(derived, forward, line.slope(step));
    for (int i = 1; i < STEPS && best.verdict() == Verdict.DIFFERS; i++) {
      step /= 10;
      best = closer(best, judge(derived, forward, line.slope(step)));
    }
    if (!isExact(best, line)) {
      return best.with(Verdict.DIFFERS);
    }
    boolean smooth =
        best.verdict() == Verdict.AGREES
            || !(line.crossesKink(step)
                || line.isBent(Math.abs(best.derived() - best.difference())));
    return smooth ? best : best.with(Verdict.KINK);
  }

  /**
   * Whether forward mode agrees. As it takes the formulas as they were written, it is itself less
   * exact where they cancel, as in {@code log(1 - p)} with p near 1.
   */
  private boolean isExact(Finding finding, LossLine line) {
    double apart = Math.abs(finding.derived() - finding.forward());
    return apart <= EXACT * point.norm() * line.length()
        || (finding.verdict() == Verdict.AGREES
            && apart <= CANCELLED * Math.abs(finding.derived()));
  }

  private static Finding closer(Finding a, Finding b) {
    return b.verdict() == Verdict.AGREES || b.error() < a.error() ? b : a;
  }

  private Finding judge(double derived, double forward, LossLine.Slope slope) {
    double size = Math.max(Math.abs(derived), Math.abs(slope.value()));
    double allowed = settings.tolerance() * size + slope.noise();
    boolean agrees = Math.abs(derived - slope.value()) <= allowed;
    Verdict verdict = agrees ? Verdict.AGREES : Verdict.DIFFERS;
    return new Finding("", derived, forward, slope.value(), verdict);
  }
}
