package nnet.compiler.op;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nnet.compiler.op.math.Abs;
import nnet.compiler.op.math.Add;
import nnet.compiler.op.math.And;
import nnet.compiler.op.math.Arctan;
import nnet.compiler.op.math.Ceil;
import nnet.compiler.op.math.Clamp;
import nnet.compiler.op.math.Constant;
import nnet.compiler.op.math.Cos;
import nnet.compiler.op.math.Divide;
import nnet.compiler.op.math.Equal;
import nnet.compiler.op.math.Erf;
import nnet.compiler.op.math.Exp;
import nnet.compiler.op.math.Expm1;
import nnet.compiler.op.math.Floor;
import nnet.compiler.op.math.Greater;
import nnet.compiler.op.math.GreaterEqual;
import nnet.compiler.op.math.IsFinite;
import nnet.compiler.op.math.Less;
import nnet.compiler.op.math.LessEqual;
import nnet.compiler.op.math.Log;
import nnet.compiler.op.math.Log1p;
import nnet.compiler.op.math.Maximum;
import nnet.compiler.op.math.Minimum;
import nnet.compiler.op.math.Multiply;
import nnet.compiler.op.math.Negate;
import nnet.compiler.op.math.Not;
import nnet.compiler.op.math.NotEqual;
import nnet.compiler.op.math.Or;
import nnet.compiler.op.math.Power;
import nnet.compiler.op.math.Reciprocal;
import nnet.compiler.op.math.Relu;
import nnet.compiler.op.math.Remainder;
import nnet.compiler.op.math.Round;
import nnet.compiler.op.math.Select;
import nnet.compiler.op.math.Sigmoid;
import nnet.compiler.op.math.Sign;
import nnet.compiler.op.math.Sin;
import nnet.compiler.op.math.Softplus;
import nnet.compiler.op.math.Sqrt;
import nnet.compiler.op.math.StopGradient;
import nnet.compiler.op.math.Subtract;
import nnet.compiler.op.math.Surrogate;
import nnet.compiler.op.math.Tan;
import nnet.compiler.op.math.Tanh;
import nnet.compiler.op.math.Where;
import nnet.compiler.op.math.Xlogy;
import nnet.compiler.op.nn.Attention;
import nnet.compiler.op.nn.AttentionGradient;
import nnet.compiler.op.nn.AveragePool2d;
import nnet.compiler.op.nn.AveragePool2dGradient;
import nnet.compiler.op.nn.Convolution;
import nnet.compiler.op.nn.ConvolutionCall;
import nnet.compiler.op.nn.LogSoftmax;
import nnet.compiler.op.nn.LogSoftmaxGradient;
import nnet.compiler.op.nn.MatMul;
import nnet.compiler.op.nn.MaxPool2d;
import nnet.compiler.op.nn.MaxPool2dGradient;
import nnet.compiler.op.nn.MaxPool2dPick;
import nnet.compiler.op.nn.Normalize;
import nnet.compiler.op.nn.NormalizeGradient;
import nnet.compiler.op.nn.PoolingCall;
import nnet.compiler.op.nn.Softmax;
import nnet.compiler.op.nn.SoftmaxGradient;
import nnet.compiler.op.nn.Solve;
import nnet.compiler.op.nn.TransposedConvolutionCall;
import nnet.compiler.op.random.RandomBernoulli;
import nnet.compiler.op.random.RandomNormal;
import nnet.compiler.op.random.RandomUniform;
import nnet.compiler.op.reduce.Argmax;
import nnet.compiler.op.reduce.Argmin;
import nnet.compiler.op.reduce.Extent;
import nnet.compiler.op.reduce.Extremum;
import nnet.compiler.op.reduce.LogSumExp;
import nnet.compiler.op.reduce.Mean;
import nnet.compiler.op.reduce.Product;
import nnet.compiler.op.reduce.Quantifier;
import nnet.compiler.op.reduce.ReduceMax;
import nnet.compiler.op.reduce.ReduceMin;
import nnet.compiler.op.reduce.RootOf;
import nnet.compiler.op.reduce.Sum;
import nnet.compiler.op.reduce.SumOfSquares;
import nnet.compiler.op.reduce.Variance;
import nnet.compiler.op.shape.Arange;
import nnet.compiler.op.shape.Argsort;
import nnet.compiler.op.shape.BatchIndex;
import nnet.compiler.op.shape.BroadcastTo;
import nnet.compiler.op.shape.Concat;
import nnet.compiler.op.shape.Cumulative;
import nnet.compiler.op.shape.ExpandDims;
import nnet.compiler.op.shape.Flatten;
import nnet.compiler.op.shape.Flip;
import nnet.compiler.op.shape.Gather;
import nnet.compiler.op.shape.GatherBatch;
import nnet.compiler.op.shape.Median;
import nnet.compiler.op.shape.OneHot;
import nnet.compiler.op.shape.Pad;
import nnet.compiler.op.shape.PadCall;
import nnet.compiler.op.shape.Pick;
import nnet.compiler.op.shape.PickGradient;
import nnet.compiler.op.shape.Repeat;
import nnet.compiler.op.shape.Reshape;
import nnet.compiler.op.shape.ScatterAdd;
import nnet.compiler.op.shape.ScatterAlongAxis;
import nnet.compiler.op.shape.SegmentSum;
import nnet.compiler.op.shape.SequenceMask;
import nnet.compiler.op.shape.Slice;
import nnet.compiler.op.shape.Sort;
import nnet.compiler.op.shape.Split;
import nnet.compiler.op.shape.Squeeze;
import nnet.compiler.op.shape.Stack;
import nnet.compiler.op.shape.TakeAlongAxis;
import nnet.compiler.op.shape.Tile;
import nnet.compiler.op.shape.TopK;
import nnet.compiler.op.shape.Transpose;
import nnet.compiler.op.shape.Unflatten;
import nnet.compiler.op.shape.Unstack;

/** The list of all primitive operators, and of what the language can call. */
public final class Operators {
  private static final List<Primitive> ALL =
      List.of(
          Constant.INSTANCE,
          Add.INSTANCE,
          Subtract.INSTANCE,
          Multiply.INSTANCE,
          Divide.INSTANCE,
          Reciprocal.INSTANCE,
          Remainder.INSTANCE,
          Power.INSTANCE,
          Negate.INSTANCE,
          Maximum.INSTANCE,
          Minimum.INSTANCE,
          Exp.INSTANCE,
          Expm1.INSTANCE,
          Log.INSTANCE,
          Log1p.INSTANCE,
          Sqrt.INSTANCE,
          Abs.INSTANCE,
          Sign.INSTANCE,
          Floor.INSTANCE,
          Ceil.INSTANCE,
          Round.INSTANCE,
          Tanh.INSTANCE,
          Sigmoid.INSTANCE,
          Softplus.INSTANCE,
          Erf.INSTANCE,
          Sin.INSTANCE,
          Cos.INSTANCE,
          Tan.INSTANCE,
          Arctan.INSTANCE,
          Xlogy.INSTANCE,
          Less.INSTANCE,
          LessEqual.INSTANCE,
          Greater.INSTANCE,
          GreaterEqual.INSTANCE,
          Equal.INSTANCE,
          NotEqual.INSTANCE,
          And.INSTANCE,
          Or.INSTANCE,
          Not.INSTANCE,
          Select.INSTANCE,
          Relu.INSTANCE,
          Clamp.INSTANCE,
          IsFinite.INSTANCE,
          StopGradient.INSTANCE,
          Surrogate.INSTANCE,
          Sum.INSTANCE,
          ReduceMax.INSTANCE,
          ReduceMin.INSTANCE,
          LogSumExp.INSTANCE,
          Argmax.INSTANCE,
          Extent.INSTANCE,
          Arange.INSTANCE,
          Reshape.INSTANCE,
          BroadcastTo.INSTANCE,
          Transpose.INSTANCE,
          Slice.INSTANCE,
          Flip.INSTANCE,
          Pad.INSTANCE,
          Concat.INSTANCE,
          OneHot.INSTANCE,
          Gather.INSTANCE,
          ScatterAdd.INSTANCE,
          Pick.INSTANCE,
          PickGradient.INSTANCE,
          Argsort.INSTANCE,
          TakeAlongAxis.INSTANCE,
          ScatterAlongAxis.INSTANCE,
          Attention.INSTANCE,
          AttentionGradient.INSTANCE,
          SequenceMask.INSTANCE,
          AveragePool2d.INSTANCE,
          AveragePool2dGradient.INSTANCE,
          Convolution.PLANE,
          Convolution.PLANE_INPUT_GRADIENT,
          Convolution.PLANE_WEIGHT_GRADIENT,
          Convolution.VOLUME,
          Convolution.VOLUME_INPUT_GRADIENT,
          Convolution.VOLUME_WEIGHT_GRADIENT,
          LogSoftmax.INSTANCE,
          LogSoftmaxGradient.INSTANCE,
          MatMul.INSTANCE,
          MaxPool2d.INSTANCE,
          MaxPool2dGradient.INSTANCE,
          MaxPool2dPick.INSTANCE,
          Normalize.INSTANCE,
          NormalizeGradient.INSTANCE,
          Softmax.INSTANCE,
          SoftmaxGradient.INSTANCE,
          Solve.INSTANCE,
          RandomBernoulli.INSTANCE,
          RandomNormal.INSTANCE,
          RandomUniform.INSTANCE);

  /** What can be called that is built of primitive operators. */
  private static final List<Builtin> COMPOSED =
      List.of(
          new Where(),
          new Extremum("max", ReduceMax.INSTANCE, Maximum.INSTANCE),
          new Extremum("min", ReduceMin.INSTANCE, Minimum.INSTANCE),
          new Argmin(),
          new Sort(),
          new TopK(),
          new Median(),
          new Mean(),
          new Product(),
          new SumOfSquares(),
          new RootOf(
              new SumOfSquares(),
              "norm",
              new Documentation(
                  "The length of vectors: the root of the sum of squares over axes.",
                  "y = sqrt(sum of x^2 over the axes)",
                  "ONNX, operator ReduceL2")),
          new RootOf(
              new Variance(),
              "deviation",
              new Documentation(
                  "The standard deviation over axes.",
                  "y = sqrt(variance(x))",
                  "PyTorch, torch.std")),
          new Quantifier("any", ReduceMax.INSTANCE, "Whether a condition holds anywhere."),
          new Quantifier("all", ReduceMin.INSTANCE, "Whether a condition holds everywhere."),
          new Cumulative(
              "cumsum", Add.INSTANCE, 0, "y[i] = x[0] + ... + x[i]", "ONNX, operator CumSum"),
          new Cumulative(
              "cumprod", Multiply.INSTANCE, 1, "y[i] = x[0] * ... * x[i]", "NumPy, numpy.cumprod"),
          new Repeat(),
          new Variance(),
          new ConvolutionCall(),
          new TransposedConvolutionCall(),
          PoolingCall.MAX,
          PoolingCall.AVERAGE,
          new Flatten(),
          new PadCall(),
          new GatherBatch(),
          new SegmentSum(),
          new BatchIndex(),
          new Split(),
          new Stack(),
          new Tile(),
          new Unflatten(),
          new ExpandDims(),
          new Squeeze(),
          new Unstack());

  private static final Map<String, Primitive> BY_NAME =
      ALL.stream().collect(Collectors.toUnmodifiableMap(Primitive::name, Function.identity()));

  private static final Map<String, Builtin> CALLABLE =
      Stream.concat(ALL.stream(), COMPOSED.stream())
          .filter(builtin -> builtin.signature().isPresent())
          .collect(Collectors.toUnmodifiableMap(Builtin::name, Function.identity()));

  private Operators() {}

  /** Every primitive operator. */
  public static List<Primitive> all() {
    return ALL;
  }

  /** The primitive operator of this name, as nodes of graphs apply it. */
  public static Optional<Primitive> named(String name) {
    return Optional.ofNullable(BY_NAME.get(name));
  }

  /** What the language calls by this name: a primitive operator or one composed of them. */
  public static Optional<Builtin> callable(String name) {
    return Optional.ofNullable(CALLABLE.get(name));
  }

  /** Everything that the language can call, by name. */
  public static Map<String, Builtin> callables() {
    return CALLABLE;
  }
}
