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

  /** The attributes of sums in a table of this shape, or in tables along its first axis. */
  static Attributes attributes(Shape shape, boolean each) {
    return Gather.attributes(each).with("shape", shape);
  }

  @Override
  public ValueType infer(Attributes attributes, List<ValueType> operands) {
    return ValueType.of(attributes.shape("shape"));
  }

  @Override
  public List<@Nullable Value> gradient(Backward backward) {
    Attributes lookup = Gather.attributes(backward.attributes().flag("each"));
    Value rows = backward.apply(Gather.INSTANCE, lookup, backward.gradient(), backward.operand(1));
    return Arrays.asList(rows, null);
  }

  @Override
  public NdArray evaluate(Evaluation evaluation) {
    NdArray x = evaluation.operand(0);
    NdArray index = evaluation.operand(1);
    NdArray tables = evaluation.result();
    Gather.Rows rows = Gather.Rows.of(tables, index, evaluation.attributes().flag("each"));
    for (int i = 0; i < x.size(); i++) {
      int place = rows.place(index, i / rows.width()) + i % rows.width();
      tables.data()[place] += x.get(i);
    }
    return tables;
  }

  @Override
  public CodeBlock emit(Emission emission) {
    boolean each = emission.attributes().flag("each");
    Shape tables = emission.resultType().shape();
    Shape table = Gather.table(tables, each);
    CodeBlock add =
        KernelCall.statement(
            "scatterAdd",
            emission.operand(0).arguments(),
            emission.operand(1).arguments(),
            emission.size(Gather.table(emission.type(1).shape(), each).elements()),
            emission.result().arguments(),
            each ? emission.size(tables.dim(0)) : "1",
            emission.size(table.dim(0)),
            emission.size(table.slice(1, table.rank()).elements()));
    return CodeBlock.builder().add(KernelCall.fill(emission, 0)).add(add).build();
  }

  @Override
  public List<Sample> samples() {
    return List.of(
        Sample.of(
            attributes(Shape.of(5, 3), false),
            Sample.Operand.of(-1, 1, Shape.of(Dim.BATCH, Dim.of(4), Dim.of(3))),
            Sample.Operand.index(5, Shape.of(Dim.BATCH, Dim.of(4)))),
        Sample.of(
            attributes(Shape.of(Dim.BATCH, Dim.of(5), Dim.of(3)), true),
            Sample.Operand.of(-1, 1, Shape.of(Dim.BATCH, Dim.of(4), Dim.of(3))),
            Sample.Operand.index(5, Shape.of(Dim.BATCH, Dim.of(4)))));
  }
}
