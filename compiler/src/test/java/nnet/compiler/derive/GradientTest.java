package nnet.compiler.derive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import nnet.compiler.graph.Formal;
import nnet.compiler.graph.Node;
import nnet.compiler.graph.Operation.Call;
import nnet.compiler.graph.Operation.Scan;
import nnet.compiler.graph.Region;
import nnet.compiler.graph.RegionBuilder;
import nnet.compiler.graph.Result;
import nnet.compiler.graph.Value;
import nnet.compiler.graph.ValueType;
import nnet.compiler.graph.Verifier;
import nnet.compiler.op.NdArray;
import nnet.compiler.op.math.Arithmetic;
import nnet.compiler.op.math.Surrogate;
import nnet.compiler.op.math.Tanh;
import nnet.compiler.reference.GradientCheck;
import nnet.compiler.reference.GradientCheck.Settings;
import nnet.compiler.reference.GradientCheck.Verdict;
import nnet.compiler.type.Shape;
import nnet.runtime.random.Draw;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GradientTest {
  private static final int BATCH = 2;

  @Test
  void callsAreDerivedOnceForEachUse() {
    Region derived = check(Networks.calls());
    Set<Region> backward = new HashSet<>();
    regions(derived, backward);
    List<String> names = backward.stream().map(Region::name).sorted().toList();
    assertThat(names)
        .containsExactly("dense", "dense_backward", "twice", "twice_backward", "twice_backward");
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aScanIsDerivedAsAScanInReverse(boolean reverse) {
    Region derived = check(Networks.lstm(4, reverse));
    List<Boolean> directions =
        derived.nodes().stream()
            .map(Node::operation)
            .filter(Scan.class::isInstance)
            .map(operation -> ((Scan) operation).reverse())
            .toList();
    assertThat(directions).containsExactly(reverse, !reverse);
  }

  @Test
  void nothingIsDerivedThatNobodyAskedFor() {
    Region all = Gradient.of(Networks.lstm(3, false), "loss", formal -> true);
    Region one = Gradient.of(Networks.lstm(3, false), "loss", f -> f.path().equals("u"));
    assertThat(one.results(Result.Kind.GRADIENT)).extracting(Result::path).containsExactly("u");
    assertThat(backwardSize(one)).isLessThan(backwardSize(all));
  }

  @Test
  void whatTheLossDoesNotDependOnHasZeros() {
    RegionBuilder builder = new RegionBuilder("apart");
    Value x = builder.formal(Formal.Kind.PARAMETER, "x", ValueType.of(Shape.of(3)));
    builder.formal(Formal.Kind.PARAMETER, "y", ValueType.of(Shape.of(2)));
    builder.result(Result.Kind.LOSS, "loss", Networks.total(builder, x));
    Region derived = check(builder.build());
    assertThat(derived.results(Result.Kind.GRADIENT)).hasSize(2);
  }

  @Test
  void aSurrogateLendsItsDerivative() {
    RegionBuilder builder = new RegionBuilder("step");
    Value x = builder.formal(Formal.Kind.PARAMETER, "x", ValueType.of(Shape.of(3)));
    Arithmetic arithmetic = new Arithmetic(builder);
    Value flat = arithmetic.scale(0, x);
    Value value = arithmetic.apply(Surrogate.INSTANCE, flat, arithmetic.apply(Tanh.INSTANCE, x));
    Value loss = Networks.total(builder, arithmetic.multiply(value, x));
    builder.result(Result.Kind.LOSS, "loss", loss);
    check(builder.build());
  }

  @Test
  void aLossMustBeThereAndScalar() {
    assertThatThrownBy(() -> Gradient.of(Networks.calls(), "other", formal -> true))
        .hasMessageContaining("no loss `other`");
  }

  @Test
  void aWrongRuleIsNoticed() {
    RegionBuilder builder = new RegionBuilder("broken");
    Value x = builder.formal(Formal.Kind.PARAMETER, "x", ValueType.of(Shape.of(3)));
    Value y = builder.apply(new BrokenTanh(), x);
    builder.result(Result.Kind.LOSS, "loss", Networks.total(builder, y));
    Region derived = Gradient.of(builder.build(), "loss", formal -> true);
    GradientCheck.Report report = report(derived);
    assertThat(report.passes()).isFalse();
    assertThat(report.findings()).allMatch(finding -> finding.verdict() == Verdict.DIFFERS);
  }

  private static Region check(Region forward) {
    Region derived = Gradient.of(forward, "loss", formal -> true);
    assertThat(Verifier.problems(derived)).isEmpty();
    assertThat(derived.results().subList(0, forward.results().size()))
        .extracting(Result::path)
        .isEqualTo(forward.results().stream().map(Result::path).toList());
    GradientCheck.Report report = report(derived);
    assertThat(report.findings()).isNotEmpty();
    assertThat(report.findings()).allMatch(finding -> finding.verdict() == Verdict.AGREES);
    return derived;
  }

  private static GradientCheck.Report report(Region derived) {
    return GradientCheck.run(
        derived, "loss", arguments(derived), BATCH, new Draw(), new Settings(1e-8, 3, 2));
  }

  private static List<NdArray> arguments(Region region) {
    SplittableRandom random = new SplittableRandom(11);
    List<NdArray> arguments = new ArrayList<>();
    for (Formal formal : region.formals()) {
      NdArray array = NdArray.zeros(formal.value().type().shape().resolve(BATCH));
      for (int i = 0; i < array.size(); i++) {
        array.data()[i] = random.nextDouble(-1, 1);
      }
      arguments.add(array);
    }
    return arguments;
  }

  private static int backwardSize(Region derived) {
    Set<Region> regions = new HashSet<>();
    regions(derived, regions);
    return regions.stream()
        .filter(region -> region.name().endsWith("_backward"))
        .collect(Collectors.summingInt(region -> region.nodes().size()));
  }

  private static void regions(Region region, Set<Region> found) {
    for (Node node : region.nodes()) {
      Region callee =
          switch (node.operation()) {
            case Call call -> call.region();
            case Scan scan -> scan.body();
            case nnet.compiler.graph.Operation.Apply apply -> null;
          };
      if (callee != null && found.add(callee)) {
        regions(callee, found);
      }
    }
  }
}
