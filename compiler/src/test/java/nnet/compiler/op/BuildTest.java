package nnet.compiler.op;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import nnet.compiler.diagnostic.Code;
import nnet.compiler.graph.Formal;
import nnet.compiler.graph.RegionBuilder;
import nnet.compiler.graph.ValueType;
import nnet.compiler.graph.Verifier;
import nnet.compiler.type.Dim;
import nnet.compiler.type.Element;
import nnet.compiler.type.Range;
import nnet.compiler.type.Shape;
import org.junit.jupiter.api.Test;

/** What the front end is told by operators: types of results, or what to say to the user. */
class BuildTest {
  private final RegionBuilder builder = new RegionBuilder("test");

  private Tensor example(Element element, Shape shape) {
    return tensor(element, shape, true);
  }

  private Tensor example(long... sizes) {
    return tensor(Element.F32, Shape.of(sizes), true);
  }

  private Tensor shared(long... sizes) {
    return tensor(Element.F32, Shape.of(sizes), false);
  }

  private Tensor tensor(Element element, Shape shape, boolean perExample) {
    ValueType type = Application.typeOf(shape, perExample);
    return new Tensor(builder.formal(Formal.Kind.VALUE, "x", type), element, perExample);
  }

  private Built build(String name, Map<String, Object> options, Tensor... operands) {
    Builtin builtin =
        Operators.callable(name)
            .or(() -> Operators.named(name).map(Builtin.class::cast))
            .orElseThrow();
    Map<String, Object> all = new HashMap<>();
    builtin
        .signature()
        .ifPresent(signature ->
            signature.options().stream()
                .filter(option -> option.initial() != null)
                .forEach(option -> all.put(option.name(), option.initial())));
    all.putAll(options);
    Application application =
        new Application(
            builder,
            List.of(operands),
            new Options(all),
            purpose -> builder.formal(Formal.Kind.KEY, purpose, ValueType.KEY),
            Lengths.NONE);
    return builtin.build(application);
  }

  private Tensor result(String name, Map<String, Object> options, Tensor... operands) {
    Built built = build(name, options, operands);
    assertThat(built).isInstanceOf(Built.Results.class);
    assertThat(Verifier.problems(builder.build())).isEmpty();
    return ((Built.Results) built).tensors().get(0);
  }

  private Tensor result(String name, Tensor... operands) {
    return result(name, Map.of(), operands);
  }

  private Built.Problem problem(String name, Map<String, Object> options, Tensor... operands) {
    return (Built.Problem) build(name, options, operands);
  }

  @Test
  void examplesOfLowerRankAreAlignedBehindTheBatch() {
    Tensor sum = result("add", example(3), shared(2, 3));
    assertThat(sum.perExample()).isTrue();
    assertThat(sum.shape()).isEqualTo(Shape.of(2, 3));
    assertThat(result("multiply", example(), shared(4)).shape()).isEqualTo(Shape.of(4));
  }

  @Test
  void shapesThatDifferAreExplained() {
    Built.Problem problem = problem("add", Map.of(), example(30, 30, 64), example(32, 32, 64));
    assertThat(problem.code()).isEqualTo(Code.SHAPE_MISMATCH);
    assertThat(problem.message()).isEqualTo("these two tensors cannot be added");
    assertThat(problem.operandLabels())
        .containsEntry(0, "f32[30, 30, 64]")
        .containsEntry(1, "f32[32, 32, 64]");
    assertThat(problem.notes().get(0)).contains("30 and 32 at axis -2, 30 and 32 at axis -3");
    assertThat(problem("multiply", Map.of(), example(32, 10), example(32)).help())
        .isEqualTo("to pair the first axes give it one more: reshape(..., shape: [32, 1])");
  }

  @Test
  void whatMayFitIsNoError() {
    Tensor open = tensor(Element.F32, Shape.of(Dim.symbol("n")), true);
    assertThat(result("add", open, example(5)).shape()).isEqualTo(Shape.of(5));
    assertThat(result("matmul", open, shared(4, 2)).shape()).isEqualTo(Shape.of(2));
  }

  @Test
  void labelsAreNoNumbers() {
    Tensor label = example(new Element.ClassIndex(Dim.of(10)), Shape.SCALAR);
    Built.Problem problem = problem("multiply", Map.of(), label, shared());
    assertThat(problem.code()).isEqualTo(Code.TYPE_MISMATCH);
    assertThat(problem.help()).contains("one_hot");
    assertThat(result("equal", label, label).element()).isEqualTo(Element.BOOL);
    assertThat(result("one_hot", label).describe()).isEqualTo("simplex(10)");
  }

  @Test
  void innerSizesMustAgree() {
    Built.Problem problem = problem("matmul", Map.of(), example(784), shared(512, 10));
    assertThat(problem.message()).isEqualTo("the inner sizes of this product differ: 784 and 512");
    assertThat(problem("matmul", Map.of(), example(3), shared(5, 3)).help()).contains("transpose");
  }

  @Test
  void productsOfEveryRank() {
    assertThat(result("matmul", example(7), shared(7, 2)).shape()).isEqualTo(Shape.of(2));
    assertThat(result("matmul", example(5, 7), shared(7, 2)).shape()).isEqualTo(Shape.of(5, 2));
    assertThat(result("matmul", example(7), example(7)).shape()).isEqualTo(Shape.SCALAR);
    assertThat(result("matmul", example(5, 7), example(7, 2)).shape()).isEqualTo(Shape.of(5, 2));
    assertThat(result("matmul", shared(5, 7), example(7, 2)).shape()).isEqualTo(Shape.of(5, 2));
    assertThat(result("matmul", example(7), example(7, 2)).shape()).isEqualTo(Shape.of(2));
    assertThat(result("matmul", example(3, 5, 7), example(7, 2)).shape())
        .isEqualTo(Shape.of(3, 5, 2));
    assertThat(result("matmul", shared(7), shared(7, 2)).perExample()).isFalse();
  }

  @Test
  void reductionsOverExamplesAreShared() {
    Tensor x = example(8, 8, 3);
    Tensor mean = result("mean", Map.of("axes", "leading", "over", "batch"), x);
    assertThat(mean.perExample()).isFalse();
    assertThat(mean.shape()).isEqualTo(Shape.of(3));
    assertThat(result("variance", Map.of("axes", "leading", "over", "batch"), x).shape())
        .isEqualTo(Shape.of(3));
    assertThat(result("sum", Map.of("over", "batch"), shared()).perExample()).isFalse();
    Tensor kept = result("sum", Map.of("axis", List.of(Dim.of(1)), "keep", true), x);
    assertThat(kept.shape()).isEqualTo(Shape.of(8, 1, 3));
    assertThat(problem("sum", Map.of("axis", List.of(Dim.of(3))), x).message())
        .isEqualTo("there is no axis 3");
  }

  @Test
  void rangesAreKnown() {
    assertThat(result("sigmoid", example(3)).describe()).isEqualTo("unit[3]");
    assertThat(result("softmax", example(10)).describe()).isEqualTo("simplex(10)");
    assertThat(result("softmax", Map.of("axis", Dim.ZERO), example(4, 5)).describe())
        .isEqualTo("unit[4, 5]");
    Tensor rows = example(new Element.Simplex(), Shape.of(6, 4));
    assertThat(result("mean", Map.of("axis", List.of(Dim.ZERO)), rows).describe())
        .isEqualTo("simplex(4)");
    Tensor unit = example(Element.UNIT, Shape.of(3));
    assertThat(result("subtract", shared(), unit).range()).isEqualTo(Range.ALL);
    Tensor total = result("sum", Map.of("axis", List.of(Dim.of(-1)), "keep", true), unit);
    assertThat(result("divide", unit, total).describe()).isEqualTo("simplex(3)");
  }

  @Test
  void maxReducesOneTensorAndComparesTwo() {
    assertThat(result("max", Map.of("axis", List.of(Dim.ZERO)), example(3, 4)).shape())
        .isEqualTo(Shape.of(4));
    assertThat(result("max", example(3, 4), shared()).shape()).isEqualTo(Shape.of(3, 4));
    assertThat(problem("max", Map.of(), shared(), shared(), shared()).code())
        .isEqualTo(Code.TOO_MANY_ARGUMENTS);
  }

  @Test
  void convolutionsFollowKeras() {
    Map<String, Object> same = Map.of("padding", "same", "stride", List.of(Dim.of(2)));
    assertThat(result("convolve", same, example(28, 27, 3), shared(3, 3, 3, 8)).shape())
        .isEqualTo(Shape.of(14, 14, 8));
    assertThat(result("convolve", example(28, 28, 1), shared(5, 5, 1, 6)).shape())
        .isEqualTo(Shape.of(24, 24, 6));
    assertThat(result("max_pooling", example(24, 24, 6)).shape()).isEqualTo(Shape.of(12, 12, 6));
    Built.Problem problem = problem("convolve", Map.of(), example(28, 28), shared(5, 5, 1, 6));
    assertThat(problem.help()).contains("reshape(..., shape: [28, 28, 1])");
    assertThat(problem("convolve", Map.of(), example(2, 2, 1), shared(5, 5, 1, 6)).code())
        .isEqualTo(Code.DIMENSION);
  }

  @Test
  void symbolicImagesAreConvolved() {
    Tensor open =
        tensor(Element.F32, Shape.of(Dim.symbol("h"), Dim.symbol("w"), Dim.symbol("c")), true);
    Map<String, Object> options = Map.of("stride", List.of(Dim.of(2)));
    Tensor result = result("convolve", options, open, shared(3, 3, 4, 8));
    assertThat(result.shape().last()).isEqualTo(Dim.of(8));
    assertThat(result("split", Map.of("parts", Dim.of(2)), open).rank()).isEqualTo(3);
  }

  @Test
  void partsStacksAndPicks() {
    Built.Results parts = (Built.Results) build("split", Map.of("parts", Dim.of(4)), example(2, 8));
    assertThat(parts.tensors()).hasSize(4).allMatch(t -> t.shape().equals(Shape.of(2, 2)));
    assertThat(problem("split", Map.of("parts", Dim.of(3)), example(8)).code())
        .isEqualTo(Code.INEXACT_DIVISION);
    assertThat(result("stack", example(3), shared(3)).shape()).isEqualTo(Shape.of(2, 3));
    assertThat(result("concat", example(3), example(4)).shape()).isEqualTo(Shape.of(7));
    assertThat(result("tile", Map.of("times", Dim.of(3)), example(2, 5)).shape())
        .isEqualTo(Shape.of(6, 5));
    Tensor label = example(new Element.ClassIndex(Dim.of(10)), Shape.SCALAR);
    assertThat(result("pick", example(10), label).shape()).isEqualTo(Shape.SCALAR);
    assertThat(problem("pick", Map.of(), example(9), label).code()).isEqualTo(Code.SHAPE_MISMATCH);
    assertThat(result("gather", shared(10, 4), label).shape()).isEqualTo(Shape.of(4));
    assertThat(
            result("reshape", Map.of("shape", List.of(Dim.of(-1), Dim.of(2))), example(8)).shape())
        .isEqualTo(Shape.of(4, 2));
  }

  @Test
  void drawsAreOfTheShapeOfSomethingOrOfSizes() {
    Map<String, Object> like = Map.of("probability", 0.5, "like", example(4, 2));
    assertThat(result("random_bernoulli", like).shape()).isEqualTo(Shape.of(4, 2));
    Tensor normal = result("random_normal", Map.of("shape", List.of(Dim.of(64))));
    assertThat(normal.perExample()).isTrue();
    assertThat(problem("random_bernoulli", Map.of("probability", 1.5)).code())
        .isEqualTo(Code.RANGE_REFUTED);
  }
}
