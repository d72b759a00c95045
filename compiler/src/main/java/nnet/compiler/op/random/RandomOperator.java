package nnet.compiler.op.random;

import com.palantir.javapoet.CodeBlock;
import java.util.Collections;
import java.util.List;
import nnet.compiler.diagnostic.Code;
import nnet.compiler.graph.Attributes;
import nnet.compiler.graph.DataType;
import nnet.compiler.graph.Value;
import nnet.compiler.graph.ValueType;
import nnet.compiler.op.Application;
import nnet.compiler.op.Backward;
import nnet.compiler.op.Built;
import nnet.compiler.op.Documentation;
import nnet.compiler.op.Emission;
import nnet.compiler.op.Evaluation;
import nnet.compiler.op.KernelOperator;
import nnet.compiler.op.NdArray;
import nnet.compiler.op.Options;
import nnet.compiler.op.Sample;
import nnet.compiler.op.Signature;
import nnet.compiler.op.Signature.OptionKind;
import nnet.compiler.op.Tensor;
import nnet.compiler.type.Dim;
import nnet.compiler.type.Element;
import nnet.compiler.type.Shape;
import nnet.runtime.random.Draw;
import nnet.runtime.random.Draws;
import org.jspecify.annotations.Nullable;

/**
 * Numbers drawn at random: a function of the key, of where the training is, of the example (where
 * draws differ from example to example) and of the place in it. Its operand is the key.
 */
abstract class RandomOperator extends KernelOperator {
  private final String draw;
  private final List<String> parameters;

  /**
   * @param draw the method of the runtime's draws
   * @param parameters the two real options, or the one, that say how numbers are distributed
   */
  RandomOperator(
      String name,
      String draw,
      Documentation documentation,
      Signature signature,
      List<String> parameters) {
    super(name, documentation, signature.with("like", OptionKind.TENSOR, ""));
    this.draw = draw;
    this.parameters = parameters;
  }

  /** Draws into the array, for so many examples or shared by all. */
  abstract void fill(Draw where, int key, Attributes attributes, float[] y, int examples);

  abstract Element element(Attributes attributes);

  /** Why numbers cannot be distributed so; null where they can. */
  abstract Built.@Nullable Problem refusal(Options options);

  @Override
  public boolean takesRagged() {
    return true;
  }

  @Override
  public final Built build(Application application) {
    Options options = application.options();
    Built.Problem problem = refusal(options);
    if (problem != null) {
      return problem;
    }
    Tensor like = options.tensor("like");
    List<Dim> sizes = options.integers("shape");
    if (like != null && !sizes.isEmpty()) {
      return Built.problem(Code.BAD_OPTION, "`shape` and `like` say the same; give one of them");
    }
    boolean perExample = like != null ? like.perExample() : application.keys().perExample();
    Shape shape = like != null ? like.shape() : new Shape(sizes);
    Attributes attributes =
        Attributes.of("shape", Application.typeOf(shape, perExample).shape())
            .with("perExample", perExample);
    for (String parameter : parameters) {
      attributes = attributes.with(parameter, options.real(parameter));
    }
    Value value = application.apply(this, attributes, application.key(name()));
    return Built.of(new Tensor(value, element(attributes), perExample));
  }

  @Override
  public final ValueType infer(Attributes attributes, List<ValueType> operands) {
    require(operands.get(0).data() == DataType.KEY, operands);
    return ValueType.of(attributes.shape("shape"));
  }

  @Override
  public final List<@Nullable Value> gradient(Backward backward) {
    return Collections.singletonList(null);
  }

  @Override
  public final NdArray evaluate(Evaluation evaluation) {
    NdArray y = evaluation.result();
    float[] numbers = new float[y.size()];
    boolean perExample = evaluation.attributes().flag("perExample");
    int key = (int) evaluation.operand(0).get(0);
    int examples = perExample ? y.shape()[0] : 0;
    fill(evaluation.draw(), key, evaluation.attributes(), numbers, examples);
    for (int i = 0; i < numbers.length; i++) {
      y.data()[i] = numbers[i];
    }
    return y;
  }

  @Override
  public final CodeBlock emit(Emission emission) {
    Shape shape = emission.resultType().shape();
    CodeBlock numbers =
        parameters.stream()
            .map(parameter -> CodeBlock.of("$L", emission.attributes().real(parameter)))
            .collect(CodeBlock.joining(", "));
    CodeBlock sizes =
        emission.attributes().flag("perExample")
            ? CodeBlock.of(
                "$L, $L",
                emission.size(shape.dim(0)),
                emission.size(shape.slice(1, shape.rank()).elements()))
            : emission.size(shape.elements());
    return CodeBlock.builder()
        .addStatement(
            "$T.$L($L, $L, $L, $L, $L)",
            Draws.class,
            draw,
            emission.draw(),
            emission.key(0),
            numbers,
            emission.result().arguments(),
            sizes)
        .build();
  }

  /** Draws per example and shared ones with these parameters. */
  static List<Sample> samples(Attributes parameters) {
    Sample.Operand key = new Sample.Operand(DataType.KEY, Shape.SCALAR, 0, 1000);
    Shape shape = Shape.of(Dim.BATCH, Dim.of(7));
    return List.of(
        Sample.of(parameters.with("shape", shape).with("perExample", true), key),
        Sample.of(parameters.with("shape", Shape.of(3, 2)).with("perExample", false), key));
  }
}
