package nnet.compiler.reference;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import nnet.compiler.graph.Formal;
import nnet.compiler.graph.Region;
import nnet.compiler.graph.Result;
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

  /** How near slopes of both sides are compared first. */
  private static final double NEAR = 1e-4;

  /** How far forward mode may be from the derived slope, relative to the norm of the gradient. */
  private static final double EXACT = 1e-12;

  /** How far where differences agree, relative to the slope. */
  private static final double CANCELLED = 1e-10;

  private final Region derived;
  private final Region forward;
  private final int loss;
  private final List<NdArray> arguments;
  private final int batch;
  private final Draw draw;
  private final Settings settings;
  private final Probe base = Probe.first();
  private final double lossHere;
  private final List<NdArray> gradients;
  private final double norm;

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
    norm = Math.sqrt(wanted().stream().mapToDouble(formal -> square(gradient(formal))).sum());
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
    List<Integer> wanted = wanted();
    int size = Math.ceilDiv(Math.max(1, wanted.size()), settings.groups());
    for (int from = 0; from < wanted.size(); from += size) {
      List<Integer> group = wanted.subList(from, Math.min(from + size, wanted.size()));
      for (int k = 0; k < settings.directions(); k++) {
        Finding finding = direction(group, random);
        group.forEach(formal -> findings.add(finding.of(path(formal))));
      }
    }
    return new Report(findings);
  }

  /** The formals that have a gradient. */
  private List<Integer> wanted() {
    List<Integer> wanted = new ArrayList<>();
    for (int i = 0; i < derived.formals().size(); i++) {
      String path = path(i);
      if (derived.results(Result.Kind.GRADIENT).stream().anyMatch(r -> r.path().equals(path))) {
        wanted.add(i);
      }
    }
    return wanted;
  }

  private NdArray gradient(int formal) {
    return gradients.get(indexOf(derived, Result.Kind.GRADIENT, path(formal)));
  }

  private static double square(NdArray array) {
    return Arrays.stream(array.data()).map(x -> x * x).sum();
  }

  private String path(int formal) {
    return derived.formals().get(formal).path();
  }

  private Finding direction(List<Integer> group, RandomGenerator random) {
    Map<Integer, NdArray> direction = new LinkedHashMap<>();
    for (int formal : group) {
      NdArray part = NdArray.zeros(gradient(formal).shape());
      for (int i = 0; i < part.size(); i++) {
        part.data()[i] = random.nextDouble(-1, 1);
      }
      direction.put(formal, part);
    }
    double along = along(direction);
    double forward = forward(direction);
    double step = FIRST_STEP;
    Finding best = judge(along, forward, slope(direction, step));
    for (int i = 1; i < STEPS && best.verdict() == Verdict.DIFFERS; i++) {
      step /= 10;
      best = closer(best, judge(along, forward, slope(direction, step)));
    }
    if (!isExact(best, direction)) {
      return best.with(Verdict.DIFFERS);
    }
    boolean smooth =
        best.verdict() == Verdict.AGREES
            || !(crossesKink(direction, step) || isBent(best, direction));
    return smooth ? best : best.with(Verdict.KINK);
  }

  /**
   * Whether the slopes on both sides differ however near, by about as much as is to be explained.
   * This finds ties of what a surrogate moves, where the largest of a window is no choice that
   * shows.
   */
  private boolean isBent(Finding finding, Map<Integer, NdArray> direction) {
    double far = bend(direction, NEAR);
    double near = bend(direction, NEAR / 10);
    double atOnce = Math.abs(10 * near - far) / 9;
    double apart = Math.abs(finding.derived() - finding.difference());
    return atOnce > Math.max(apart / 10, noise(NEAR / 10));
  }

  /** The slope on the right less the one on the left. */
  private double bend(Map<Integer, NdArray> direction, double step) {
    return (loss(direction, step) - 2 * lossHere + loss(direction, -step)) / step;
  }

  /** Whether choices of the loss or of its gradients change from x - step to x or x + step. */
  private boolean crossesKink(Map<Integer, NdArray> direction, double step) {
    Choices here = choices(direction, 0);
    Choices surrogates = surrogateChoices(direction, 0);
    return !here.equals(choices(direction, step))
        || !here.equals(choices(direction, -step))
        || !surrogates.equals(surrogateChoices(direction, step))
        || !surrogates.equals(surrogateChoices(direction, -step));
  }

  private Choices choices(Map<Integer, NdArray> direction, double step) {
    Choices choices = new Choices(new ArrayList<>());
    new Interpreter(batch, draw, choices).run(derived, moved(direction, step));
    return choices;
  }

  /** Those of the loss where what has a surrogate moves as that does. */
  private Choices surrogateChoices(Map<Integer, NdArray> direction, double step) {
    Probe probe = Probe.choosing(base);
    loss(moved(direction, step), probe);
    return probe.choices();
  }

  /**
   * Whether forward mode agrees. As it takes the formulas as they were written, it is itself less
   * exact where they cancel, as in {@code log(1 - p)} with p near 1.
   */
  private boolean isExact(Finding finding, Map<Integer, NdArray> direction) {
    double length = Math.sqrt(direction.values().stream().mapToDouble(GradientCheck::square).sum());
    double apart = Math.abs(finding.derived() - finding.forward());
    return apart <= EXACT * norm * length
        || (finding.verdict() == Verdict.AGREES
            && apart <= CANCELLED * Math.abs(finding.derived()));
  }

  /** The slope by the derived gradients. */
  private double along(Map<Integer, NdArray> direction) {
    double along = 0;
    for (Map.Entry<Integer, NdArray> each : direction.entrySet()) {
      NdArray gradient = gradient(each.getKey());
      for (int i = 0; i < gradient.size(); i++) {
        along += gradient.get(i) * each.getValue().get(i);
      }
    }
    return along;
  }

  /** The slope by forward mode. */
  private double forward(Map<Integer, NdArray> direction) {
    List<Dual> duals = new ArrayList<>();
    for (Formal formal : forward.formals()) {
      int position = position(formal);
      duals.add(new Dual(arguments.get(position), direction.get(position)));
    }
    return new ForwardMode(batch, draw).run(forward, duals).get(loss).change().get(0);
  }

  private static Finding closer(Finding a, Finding b) {
    return b.verdict() == Verdict.AGREES || b.error() < a.error() ? b : a;
  }

  private Finding judge(double along, double forward, Slope slope) {
    double size = Math.max(Math.abs(along), Math.abs(slope.value()));
    double allowed = settings.tolerance() * size + slope.noise();
    boolean agrees = Math.abs(along - slope.value()) <= allowed;
    Verdict verdict = agrees ? Verdict.AGREES : Verdict.DIFFERS;
    return new Finding("", along, forward, slope.value(), verdict);
  }

  /**
   * @param noise what rounding alone may make of the value
   */
  private record Slope(double value, double noise) {}

  /** Central differences of three steps, each half as wide, without their first two errors. */
  private Slope slope(Map<Integer, NdArray> direction, double step) {
    double wide = difference(direction, step);
    double middle = difference(direction, step / 2);
    double narrow = difference(direction, step / 4);
    double better = (4 * middle - wide) / 3;
    double best = (4 * narrow - middle) / 3;
    return new Slope((16 * best - better) / 15, noise(step));
  }

  /** What rounding alone may make of a difference over a step. */
  private double noise(double step) {
    return 1e-14 * Math.max(1e-3, Math.abs(lossHere)) / step;
  }

  private double difference(Map<Integer, NdArray> direction, double step) {
    return (loss(direction, step) - loss(direction, -step)) / (2 * step);
  }

  private double loss(Map<Integer, NdArray> direction, double step) {
    return loss(moved(direction, step), Probe.holding(base));
  }

  private List<NdArray> moved(Map<Integer, NdArray> direction, double step) {
    List<NdArray> changed = new ArrayList<>(arguments);
    direction.forEach((formal, part) -> {
      NdArray moved = arguments.get(formal).copy();
      for (int i = 0; i < part.size(); i++) {
        moved.data()[i] += step * part.get(i);
      }
      changed.set(formal, moved);
    });
    return changed;
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
