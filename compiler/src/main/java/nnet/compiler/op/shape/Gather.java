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
    boolean each = table.perExample();
    Tensor numbers = each ? BroadcastTo.example(application, index, index.shape(), true) : index;
    Value value = application.apply(INSTANCE, attributes(each), table.value(), numbers.value());
    return Built.of(new Tensor(value, table.element(), numbers.perExample()));
  }

  /** The attributes of a lookup in one table, or in tables along the first axis of all. */
  static Attributes attributes(boolean each) {
    return Attributes.of("each", each);
  }

  /** One table, without the axis of tables. */
  static Shape table(Shape tables, boolean each) {
    return each ? tables.without(0) : tables;
  }

  private static Built.Problem problem(Code code, String message, int operand, Tensor tensor) {
    return new Built.Problem(code, message, Map.of(operand, tensor.describe()), List.of(), null);
  }

  @Override
  public ValueType infer(Attributes attributes, List<ValueType> operands) {
    ValueType tables = operands.get(0);
    boolean each = attributes.flag("each");
    require(tables.rank() > (each ? 1 : 0), operands);
    Shape row = tables.shape().slice(each ? 2 : 1, tables.rank());
    return tables.withShape(operands.get(1).shape().plus(row));
  }

  @Override
  public List<@Nullable Value> gradient(Backward backward) {
    Shape tables = backward.operand(0).type().shape();
    Value sums =
        backward.apply(
            ScatterAdd.INSTANCE,
            ScatterAdd.attributes(tables, backward.attributes().flag("each")),
            backward.gradient(),
            backward.operand(1));
    return Arrays.asList(sums, null);
  }

  @Override
  public NdArray evaluate(Evaluation evaluation) {
    NdArray tables = evaluation.operand(0);
    NdArray index = evaluation.operand(1);
    NdArray y = evaluation.result();
    Rows rows = Rows.of(tables, index, evaluation.attributes().flag("each"));
    for (int i = 0; i < index.size(); i++) {
      System.arraycopy(
          tables.data(), rows.place(index, i), y.data(), i * rows.width(), rows.width());
    }
    return y;
  }

  /**
   * Where the rows of tables are.
   *
   * @param each how many indices each table has
   * @param size numbers in a table
   */
  record Rows(int each, int size, int width) {
    static Rows of(NdArray tables, NdArray index, boolean each) {
      int[] shape = tables.shape();
      int first = each ? 1 : 0;
      int width = NdArray.count(Arrays.copyOfRange(shape, first + 1, shape.length));
      int count =
          each
              ? NdArray.count(Arrays.copyOfRange(index.shape(), 1, index.shape().length))
              : index.size();
      return new Rows(count, shape[first] * width, width);
    }

    /** Where the row begins that a place of the index names. */
    int place(NdArray index, int i) {
      int row = (int) index.get(i);
      return i / each * size + row * width;
    }
  }

  @Override
  public CodeBlock emit(Emission emission) {
    boolean each = emission.attributes().flag("each");
    Shape table = table(emission.type(0).shape(), each);
    return KernelCall.statement(
        "gather",
        emission.operand(0).arguments(),
        each ? emission.size(emission.type(0).shape().dim(0)) : "1",
        emission.size(table.dim(0)),
        emission.size(table.slice(1, table.rank()).elements()),
        emission.operand(1).arguments(),
        emission.result().arguments(),
        emission.size(table(emission.type(1).shape(), each).elements()));
  }

  @Override
  public List<Sample> samples() {
    return List.of(
        Sample.of(
            attributes(false),
            Sample.Operand.of(-1, 1, Shape.of(5, 3)),
            Sample.Operand.index(5, Shape.of(Dim.BATCH, Dim.of(4)))),
        Sample.of(
            attributes(false),
            Sample.Operand.of(-1, 1, Shape.of(5)),
            Sample.Operand.index(5, Shape.of(Dim.BATCH))),
        Sample.of(
            attributes(true),
            Sample.Operand.of(-1, 1, Shape.of(Dim.BATCH, Dim.of(5), Dim.of(3))),
            Sample.Operand.index(5, Shape.of(Dim.BATCH, Dim.of(4)))),
        Sample.of(
            attributes(true),
            Sample.Operand.of(-1, 1, Shape.of(Dim.BATCH, Dim.of(5))),
            Sample.Operand.index(5, Shape.of(Dim.BATCH))));
  }
}
