package nnet.compiler.op.shape;

import com.palantir.javapoet.CodeBlock;
import java.util.Arrays;
import java.util.List;
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

/** Adds rows into the rows of a table that they are numbered by: the derivative of a lookup. */
public final class ScatterAdd extends KernelOperator {
  public static final ScatterAdd INSTANCE = new ScatterAdd();

  private ScatterAdd() {
    super(
        "scatter_add",
        new Documentation(
            "Adds rows into a table by their numbers.", "y[index[i], :] += x[i, :]", ""));
  }

  @Override
  public ValueType infer(Attributes attributes, List<ValueType> operands) {
    return ValueType.of(attributes.shape("shape"));
  }

  @Override
  public List<@Nullable Value> gradient(Backward backward) {
    Value rows = backward.apply(Gather.INSTANCE, backward.gradient(), backward.operand(1));
    return Arrays.asList(rows, null);
  }

  @Override
  public NdArray evaluate(Evaluation evaluation) {
    NdArray x = evaluation.operand(0);
    NdArray index = evaluation.operand(1);
    NdArray table = evaluation.result();
    int width = table.size() / table.shape()[0];
    for (int i = 0; i < x.size(); i++) {
      int row = (int) index.get(i / width);
      table.data()[row * width + i % width] += x.get(i);
    }
    return table;
  }

  @Override
  public CodeBlock emit(Emission emission) {
    Shape table = emission.resultType().shape();
    CodeBlock add =
        KernelCall.statement(
            "scatterAdd",
            emission.operand(0).arguments(),
            emission.operand(1).arguments(),
            emission.size(emission.type(1).shape().elements()),
            emission.result().arguments(),
            emission.size(table.dim(0)),
            emission.size(table.slice(1, table.rank()).elements()));
    return CodeBlock.builder().add(KernelCall.fill(emission, 0)).add(add).build();
  }

  @Override
  public List<Sample> samples() {
    return List.of(
        Sample.of(
            Attributes.of("shape", Shape.of(5, 3)),
            Sample.Operand.of(-1, 1, Shape.of(Dim.BATCH, Dim.of(4), Dim.of(3))),
            Sample.Operand.index(5, Shape.of(Dim.BATCH, Dim.of(4)))));
  }
}
