package nnet.compiler.gradcheck;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import nnet.compiler.graph.Program;
import nnet.compiler.graph.Region;
import nnet.compiler.graph.RegionInterner;
import nnet.compiler.graph.Result;
import nnet.compiler.reference.GradientCheck;
import nnet.compiler.reference.GradientCheck.Finding;
import nnet.compiler.reference.GradientCheck.Settings;
import nnet.compiler.reference.GradientCheck.Verdict;
import nnet.runtime.model.Model;
import org.jspecify.annotations.Nullable;

/** All comparisons of one network at one point. */
public final class NetworkCheck {
  /** How far float32 may be from float64, relative to the largest element. */
  private static final double TOLERANCE = 1e-3;

  /**
   * Where formulas cancel, as a normalisation of two numbers does, float32 may be so many times as
   * far away as rounding each result once makes it: sums round in a kernel too.
   */
  private static final double ROUNDINGS = 16;

  /** How far derived gradients may be from differences, both in float64. */
  private static final double TOLERANCE_64 = 1e-6;

  /** Of more gradients than this many are moved at once, as large networks take their time. */
  private static final int MANY = 16;

  /** In how many groups they then are moved. */
  private static final int GROUPS = 4;

  /** Gradients below this share of the network's largest are as good as zero. */
  private static final double NEGLIGIBLE = 1e-3;

  /** What entries are called that differentiate for every parameter and input. */
  private static final String MODE = "gradients_";

  private final Program written;
  private final Program program;
  private final Point point;
  private final Float64 exact;
  private final Float32 emitted;

  /** By entry; only of those that are further away than usual. */
  private final Map<String, List<Map<String, double[]>>> roundedGradients = new TreeMap<>();

  /**
   * A row of the result.
   *
   * @param entry the entry, such as {@code gradients_train}
   * @param path of the parameter, or the name of the input
   * @param forward the worst relative error against forward mode
   * @param difference the worst relative error against differences
   * @param kink whether there is a kink at the point, so that differences say nothing
   * @param emitted the worst relative error of each float32 code, by its name
   * @param rounding the worst relative error that rounding to float32 alone makes, where one of the
   *     codes is further away than usual
   */
  public record Row(
      String entry,
      String path,
      double forward,
      double difference,
      boolean agrees,
      boolean kink,
      Map<String, Double> emitted,
      double rounding) {
    public boolean passes() {
      double allowed = Math.max(TOLERANCE, ROUNDINGS * rounding);
      return agrees && emitted.values().stream().allMatch(error -> error <= allowed);
    }

    /** The same of an entry that computes the same. */
    private Row of(Program.Entry other) {
      return new Row(other.name(), path, forward, difference, agrees, kink, emitted, rounding);
    }
  }

  /** Another way to run the emitted code. */
  public interface Runner {
    /** The gradients at a point in a mode, {@code train} or {@code predict}, by path. */
    Map<String, float[]> gradients(String mode);
  }

  /**
   * @param written as it was elaborated: what differences are of
   * @param program with its derivatives
   * @param model the same, compiled and loaded
   */
  public NetworkCheck(Program written, Program program, Model model, Point point) {
    this.written = written;
    this.program = program;
    this.point = point;
    this.exact = new Float64(program, model.schema(), point);
    this.emitted = new Float32(model, point);
  }

  /** Compares everything; {@code others} are further ways to run the code, by name. */
  public List<Row> rows(int trials, String own, Map<String, Runner> others) {
    return rows(entry -> settings(entry, trials), own, others);
  }

  /** The same along one direction of all parameters and inputs, which tells less of where. */
  public List<Row> rowsTogether(String own, Map<String, Runner> others) {
    return rows(entry -> new Settings(TOLERANCE_64, 1, point.seed(), 1), own, others);
  }

  private List<Row> rows(
      Function<Program.Entry, Settings> settings, String own, Map<String, Runner> others) {
    RegionInterner interner = new RegionInterner();
    IdentityHashMap<Region, IdentityHashMap<Region, List<Row>>> known = new IdentityHashMap<>();
    List<Row> rows = new ArrayList<>();
    for (Program.Entry entry : program.entries()) {
      if (hasGradients(entry) && !isRepeated(entry)) {
        known
            .computeIfAbsent(
                interner.internEntry(body(entry.name())), fresh -> new IdentityHashMap<>())
            .computeIfAbsent(entry.body(), fresh -> rows(entry, settings.apply(entry), own, others))
            .forEach(row -> rows.add(row.of(entry)));
      }
    }
    return rows;
  }

  private List<Row> rows(
      Program.Entry entry, Settings settings, String own, Map<String, Runner> others) {
    Map<String, Map<String, float[]>> codes = new TreeMap<>();
    if (entry.name().startsWith(MODE)) {
      codes.put(own, emitted.gradients(entry.name()));
      String mode = entry.name().substring(MODE.length());
      others.forEach((name, runner) -> codes.put(name, runner.gradients(mode)));
    }
    return rows(entry, exact.differences(body(entry.name()), entry, settings), codes);
  }

  private Settings settings(Program.Entry entry, int trials) {
    long gradients = entry.body().results().stream().filter(Gradients::isGradient).count();
    int groups = gradients > MANY ? GROUPS : MANY;
    return new Settings(TOLERANCE_64, trials, point.seed(), groups);
  }

  private Region body(String name) {
    return written.entries().stream()
        .filter(entry -> entry.name().equals(name))
        .findFirst()
        .orElseThrow()
        .body();
  }

  private static boolean hasGradients(Program.Entry entry) {
    return entry.body().results().stream().anyMatch(Gradients::isGradient)
        && !entry.body().results(Result.Kind.LOSS).isEmpty();
  }

  /** With a single phase its loss is the one that {@code gradients_train} differentiates. */
  private boolean isRepeated(Program.Entry entry) {
    return entry.name().startsWith("train_") && program.phases().size() == 1;
  }

  private List<Row> rows(
      Program.Entry entry, GradientCheck.Report report, Map<String, Map<String, float[]>> codes) {
    Map<String, double[]> gradients = exact.gradients(entry.name());
    double floor =
        NEGLIGIBLE * gradients.values().stream().mapToDouble(NetworkCheck::largest).max().orElse(0);
    List<Row> rows = new ArrayList<>();
    for (Map.Entry<String, double[]> each : new TreeMap<>(gradients).entrySet()) {
      String path = each.getKey();
      List<Finding> findings =
          report.findings().stream().filter(finding -> finding.path().equals(path)).toList();
      Map<String, Double> errors = new TreeMap<>();
      codes.forEach(
          (name, code) -> errors.put(name, error(each.getValue(), code.get(path), floor)));
      boolean far = errors.values().stream().anyMatch(error -> error > TOLERANCE);
      double rounding = far ? rounding(entry.name(), path, each.getValue(), floor) : 0;
      boolean agrees = findings.stream().noneMatch(f -> f.verdict() == Verdict.DIFFERS);
      boolean kink = findings.stream().anyMatch(f -> f.verdict() == Verdict.KINK);
      double forward = worst(findings, Finding::forward, floor);
      double difference = worst(findings, Finding::difference, floor);
      rows.add(new Row(entry.name(), path, forward, difference, agrees, kink, errors, rounding));
    }
    return rows;
  }

  /** The worst that rounding makes of a gradient. */
  private double rounding(String entry, String path, double[] exact, double floor) {
    return roundedGradients.computeIfAbsent(entry, this.exact::roundedGradients).stream()
        .mapToDouble(
            rounded -> error(exact, narrow(Objects.requireNonNull(rounded.get(path))), floor))
        .max()
        .orElseThrow();
  }

  private static float[] narrow(double... values) {
    float[] narrow = new float[values.length];
    for (int i = 0; i < values.length; i++) {
      narrow[i] = (float) values[i];
    }
    return narrow;
  }

  private static double worst(
      List<Finding> findings, ToDoubleFunction<Finding> slope, double floor) {
    return findings.stream()
        .mapToDouble(finding -> relative(finding.derived(), slope.applyAsDouble(finding), floor))
        .max()
        .orElse(0);
  }

  private static double relative(double derived, double other, double floor) {
    double size = Math.max(Math.abs(derived), Math.abs(other));
    double apart = Math.abs(derived - other);
    return apart == 0 ? 0 : apart / Math.max(size, floor);
  }

  /** The greatest difference, relative to the largest element. */
  private static double error(double[] exact, float @Nullable [] code, double floor) {
    if (code == null || code.length != exact.length) {
      return Double.POSITIVE_INFINITY;
    }
    double apart = 0;
    for (int i = 0; i < exact.length; i++) {
      double difference = Math.abs(exact[i] - code[i]);
      apart = Double.isNaN(difference) ? Double.POSITIVE_INFINITY : Math.max(apart, difference);
    }
    return apart == 0 ? 0 : apart / Math.max(largest(exact), floor);
  }

  private static double largest(double[] values) {
    double largest = 0;
    for (double value : values) {
      largest = Math.max(largest, Math.abs(value));
    }
    return largest;
  }
}
