package nnet.compiler.op.shape;

import com.palantir.javapoet.CodeBlock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import nnet.compiler.diagnostic.Code;
import nnet.compiler.graph.Attributes;
import nnet.compiler.graph.Value;
import nnet.compiler.graph.ValueType;
import nnet.compiler.op.Application;
import nnet.compiler.op.Backward;
import nnet.compiler.op.Built;
import nnet.compiler.op.Documentation;
import nnet.compiler.op.Emission;
import nnet.compiler.op.Evaluation;
import nnet.compiler.op.KernelCall;
import nnet.compiler.op.KernelOperator;
import nnet.compiler.op.NdArray;
import nnet.compiler.op.Sample;
import nnet.compiler.op.Signature;
import nnet.compiler.op.Tensor;
import nnet.compiler.op.nn.MatMul;
import nnet.compiler.type.Dim;
import nnet.compiler.type.Element;
import nnet.compiler.type.Shape;
import org.jspecify.annotations.Nullable;

/** Rows of a table by their numbers: the lookup of an embedding. */
public final class Gather extends KernelOperator {
  public static final Gather INSTANCE = new Gather();

  private Gather() {
    super(
        "gather",
        new Documentation(
            "Rows of a table by their numbers: the lookup of an embedding.",
            "y[i, :] = table[index[i], :]",
            "ONNX, operator Gather"),
        Signature.of("table", "index"));
  }

  @Override
  public boolean leavesOut() {
    return true;
  }

  @Override
  public String rule() {
    return "table[i]' adds each row's gradient to row i of the table";
  }

  @Override
  public String example() {
    return """
    input token: class(5)[4]
    param table: f32[5, 2] = uniform
    output result = gather(table, token)\
    """;
  }

  @Override
  public boolean takesRagged() {
    return true;
  }

  @Override
  public Built build(Application application) {
    Tensor table = application.operand(0);
    Tensor index = application.operand(1);
    if (!(index.element() instanceof Element.ClassIndex label)) {
      return problem(Code.TYPE_MISMATCH, "rows of a table are numbered by labels", 1, index);
    }
    if (table.rank() == 0) {
      return problem(Code.RANK_MISMATCH, "a table needs at least one axis", 0, table);
    }
    if (label.count().differsAlways(table.shape().dim(0))) {
      return new Built.Problem(
          Code.SHAPE_MISMATCH,
          "the table must have a row for every label",
          Map.of(
              0,
              table.describe() + " has " + table.shape().dim(0) + " rows",
              1,
              index.describe() + " has " + label.count() + " labels"),
          List.of(),
          null);
    }
    if (table.perExample()) {
      return ofEachExample(application, table, index);
    }
    Value value = application.apply(INSTANCE, Attributes.NONE, table.value(), index.value());
    return Built.of(new Tensor(value, table.element(), index.perExample()));
  }

  /** A table of each example's own is multiplied by rows of zeros with a 1. */
  private static Built ofEachExample(Application application, Tensor table, Tensor index) {
    Shape shape = table.shape();
    Shape row = shape.slice(1, shape.rank());
    Shape places = Shape.of(index.shape().elements());
    Tensor rows = Reshape.example(application, table, Shape.of(shape.dim(0), row.elements()));
    Tensor numbers = Reshape.example(application, index, places);
    Value chosen =
        application.apply(OneHot.INSTANCE, OneHot.attributes(shape.dim(0)), numbers.value());
    Built product =
        MatMul.INSTANCE.build(
            application.of(new Tensor(chosen, new Element.Simplex(), index.perExample()), rows));
    return product instanceof Built.Results results
        ? Built.of(
            Reshape.example(application, results.tensors().get(0), index.shape().plus(row))
                .withElement(table.element()))
        : product;
  }

  private static Built.Problem problem(Code code, String message, int operand, Tensor tensor) {
    return new Built.Problem(code, message, Map.of(operand, tensor.describe()), List.of(), null);
  }

  @Override
  public ValueType infer(Attributes attributes, List<ValueType> operands) {
    ValueType table = operands.get(0);
    require(table.rank() > 0, operands);
    Shape row = table.shape().slice(1, table.rank());
    return table.withShape(operands.get(1).shape().plus(row));
  }

  @Override
  public List<@Nullable Value> gradient(Backward backward) {
    Shape table = backward.operand(0).type().shape();
    Value sums =
        backward.apply(
            ScatterAdd.INSTANCE,
            Attributes.of("shape", table),
            backward.gradient(),
            backward.operand(1));
    return Arrays.asList(sums, null);
  }

  @Override
  public NdArray evaluate(Evaluation evaluation) {
    NdArray table = evaluation.operand(0);
    NdArray index = evaluation.operand(1);
    NdArray y = evaluation.result();
    int width = table.size() / table.shape()[0];
    for (int i = 0; i < index.size(); i++) {
      int row = (int) index.get(i);
      System.arraycopy(table.data(), row * width, y.data(), i * width, width);
    }
    return y;
  }

  @Override
  public CodeBlock emit(Emission emission) {
    Shape table = emission.type(0).shape();
    return KernelCall.statement(
        "gather",
        emission.operand(0).arguments(),
        emission.size(table.dim(0)),
        emission.size(table.slice(1, table.rank()).elements()),
        emission.operand(1).arguments(),
        emission.result().arguments(),
        emission.size(emission.type(1).shape().elements()));
  }

  @Override
  public List<Sample> samples() {
    return List.of(
        Sample.of(
            Attributes.NONE,
            Sample.Operand.of(-1, 1, Shape.of(5, 3)),
            Sample.Operand.index(5, Shape.of(Dim.BATCH, Dim.of(4)))),
        Sample.of(
            Attributes.NONE,
            Sample.Operand.of(-1, 1, Shape.of(5)),
            Sample.Operand.index(5, Shape.of(Dim.BATCH))));
  }
}
