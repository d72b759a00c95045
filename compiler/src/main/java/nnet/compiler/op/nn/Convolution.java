package nnet.compiler.op.nn;

import com.palantir.javapoet.CodeBlock;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import nnet.compiler.graph.Attributes;
import nnet.compiler.graph.Value;
import nnet.compiler.graph.ValueType;
import nnet.compiler.op.Backward;
import nnet.compiler.op.Documentation;
import nnet.compiler.op.Emission;
import nnet.compiler.op.Evaluation;
import nnet.compiler.op.KernelCall;
import nnet.compiler.op.KernelOperator;
import nnet.compiler.op.NdArray;
import nnet.compiler.op.Sample;
import nnet.compiler.type.Dim;
import nnet.compiler.type.Shape;
import org.jspecify.annotations.Nullable;

/**
 * Convolutions of images and of volumes, channels last, and their derivatives. With {@code T = sum
 * of x[r s + i, k] w[i, k, f] y[r, f]} over all places, a convolution is the derivative of T by y,
 * and its derivatives are those by x and by w: each of the three is derived by the other two.
 */
public final class Convolution extends KernelOperator {

  /** What a convolution brings together, in the order in which meetings name their places. */
  enum Part {
    IMAGES,
    WEIGHTS,
    RESULTS
  }

  public static final Convolution PLANE =
      new Convolution("conv2d", 2, Part.RESULTS, "Slides a kernel over images.");
  public static final Convolution PLANE_INPUT_GRADIENT =
      new Convolution("conv2d_input_gradient", 2, Part.IMAGES, "The derivative by the images.");
  public static final Convolution PLANE_WEIGHT_GRADIENT =
      new Convolution("conv2d_weight_gradient", 2, Part.WEIGHTS, "The derivative by the weights.");
  public static final Convolution VOLUME =
      new Convolution("conv3d", 3, Part.RESULTS, "Slides a kernel over volumes.");
  public static final Convolution VOLUME_INPUT_GRADIENT =
      new Convolution("conv3d_input_gradient", 3, Part.IMAGES, "The derivative by the volumes.");
  public static final Convolution VOLUME_WEIGHT_GRADIENT =
      new Convolution("conv3d_weight_gradient", 3, Part.WEIGHTS, "The derivative by the weights.");

  private final int axes;
  private final Part result;

  private Convolution(String name, int axes, Part result, String summary) {
    super(name, new Documentation(summary, formula(result), "ONNX, operators Conv, ConvTranspose"));
    this.axes = axes;
    this.result = result;
  }

  private static String formula(Part result) {
    return switch (result) {
      case RESULTS -> "y[r, f] = sum over i, k of x[r s + i, k] w[i, k, f]";
      case IMAGES -> "dx[r s + i, k] += dy[r, f] w[i, k, f]";
      case WEIGHTS -> "dw[i, k, f] = sum over r of x[r s + i, k] dy[r, f]";
    };
  }

  Convolution sibling(Part part) {
    return switch (part) {
      case RESULTS -> axes == 2 ? PLANE : VOLUME;
      case IMAGES -> axes == 2 ? PLANE_INPUT_GRADIENT : VOLUME_INPUT_GRADIENT;
      case WEIGHTS -> axes == 2 ? PLANE_WEIGHT_GRADIENT : VOLUME_WEIGHT_GRADIENT;
    };
  }

  private List<Part> operands() {
    return switch (result) {
      case RESULTS -> List.of(Part.IMAGES, Part.WEIGHTS);
      case IMAGES -> List.of(Part.RESULTS, Part.WEIGHTS);
      case WEIGHTS -> List.of(Part.IMAGES, Part.RESULTS);
    };
  }

  @Override
  public String rule() {
    return result == Part.RESULTS ? "conv(x, w)' = conv(x', w) + conv(x, w')" : "";
  }

  @Override
  public ValueType infer(Attributes attributes, List<ValueType> operands) {
    for (int i = 0; i < 2; i++) {
      Shape expected = ConvolutionShape.of(attributes, operands().get(i));
      Shape found = operands.get(i).shape();
      require(found.rank() == axes + 2 && expected.rank() == axes + 2, operands);
      for (int axis = 0; axis < axes + 2; axis++) {
        require(!found.dim(axis).differsAlways(expected.dim(axis)), operands);
      }
    }
    return ValueType.of(ConvolutionShape.of(attributes, result));
  }

  @Override
  public List<@Nullable Value> gradient(Backward backward) {
    Map<Part, Value> known = new EnumMap<>(Part.class);
    known.put(operands().get(0), backward.operand(0));
    known.put(operands().get(1), backward.operand(1));
    known.put(result, backward.gradient());
    return operands().stream()
        .<@Nullable Value>map(part -> derived(part, known, backward))
        .toList();
  }

  private Value derived(Part part, Map<Part, Value> known, Backward backward) {
    Convolution sibling = sibling(part);
    Value[] values = sibling.operands().stream().map(known::get).toArray(Value[]::new);
    return backward.apply(sibling, backward.attributes(), values);
  }

  @Override
  public NdArray evaluate(Evaluation evaluation) {
    NdArray sums = evaluation.result();
    NdArray first = evaluation.operand(0);
    NdArray second = evaluation.operand(1);
    int ofFirst = operands().get(0).ordinal();
    int ofSecond = operands().get(1).ordinal();
    ConvolutionShape.meetings(
        ConvolutionShape.geometry(evaluation.attributes()),
        ConvolutionShape.of(evaluation.attributes(), Part.IMAGES)
            .dim(0)
            .resolve(evaluation.batch()),
        (image, weight, place) -> {
          int[] at = {image, weight, place};
          sums.data()[at[result.ordinal()]] += first.get(at[ofFirst]) * second.get(at[ofSecond]);
        });
    return sums;
  }

  @Override
  public List<int[]> products(Evaluation evaluation, int element) {
    int ofFirst = operands().get(0).ordinal();
    int ofSecond = operands().get(1).ordinal();
    List<int[]> products = new ArrayList<>();
    ConvolutionShape.meetings(
        ConvolutionShape.geometry(evaluation.attributes()),
        ConvolutionShape.of(evaluation.attributes(), Part.IMAGES)
            .dim(0)
            .resolve(evaluation.batch()),
        (image, weight, place) -> {
          int[] at = {image, weight, place};
          if (at[result.ordinal()] == element) {
            products.add(new int[] {at[ofFirst], at[ofSecond]});
          }
        });
    return products;
  }

  @Override
  public CodeBlock emit(Emission emission) {
    Dim images = ConvolutionShape.of(emission.attributes(), Part.IMAGES).dim(0);
    String kernel =
        switch (result) {
          case RESULTS -> "";
          case IMAGES -> "InputGradient";
          case WEIGHTS -> "WeightGradient";
        };
    return KernelCall.statement(
        "conv" + axes + "d" + kernel,
        emission.operand(0).arguments(),
        emission.operand(1).arguments(),
        emission.result().arguments(),
        emission.size(images),
        ConvolutionShape.constant(emission));
  }

  @Override
  public List<Sample> samples() {
    Stream<Attributes> examples =
        axes == 2 ? ConvolutionExamples.planes() : ConvolutionExamples.volumes();
    return examples
        .map(attributes ->
            Sample.of(
                attributes,
                operands().stream()
                    .map(part -> Sample.Operand.of(-1, 1, ConvolutionShape.of(attributes, part)))
                    .toArray(Sample.Operand[]::new)))
        .toList();
  }
}
