package nnet.compiler.elaborate;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import nnet.compiler.diagnostic.Code;
import nnet.compiler.diagnostic.Diagnostic;
import nnet.compiler.graph.Formal;
import nnet.compiler.graph.Node;
import nnet.compiler.graph.Operation.OperandRole;
import nnet.compiler.graph.Operation.ResultRole;
import nnet.compiler.graph.Operation.Scan;
import nnet.compiler.graph.Origin;
import nnet.compiler.graph.Region;
import nnet.compiler.graph.Result;
import nnet.compiler.graph.Value;
import nnet.compiler.graph.ValueType;
import nnet.compiler.op.shape.Reshape;
import nnet.compiler.source.Span;
import nnet.compiler.type.Dim;
import nnet.compiler.type.Shape;

/**
 * A scan as a scan over blocks of its steps (Chen et al., 2016: Training deep nets with sublinear
 * memory cost). Its derivative keeps what each block begins with, and makes the rest anew when it
 * comes to the block.
 *
 * @param steps the scan itself
 */
record ScanBlocks(Scan steps, Dim block, Dim blocks, Frame frame) {

  static ScanBlocks of(Scan steps, long block, Frame frame) {
    long length = steps.length().constant().orElse(block);
    return new ScanBlocks(steps, Dim.of(block), Dim.of(length / block), frame);
  }

  /** Whether blocks of so many steps make up the whole. */
  static boolean fit(long block, Dim steps, Reports reports, Activation at, Span span) {
    if (block == 0 || (steps.constant().isEmpty() && !steps.isLength())) {
      return true;
    }
    if (steps.isLength()) {
      reports.error(
          at, Code.NOT_YET, span, "`checkpoint` where examples have lengths of their own (dim)");
      return false;
    }
    long length = steps.constant().orElseThrow();
    if (length % block == 0) {
      return true;
    }
    long near =
        LongStream.iterate(Math.min(block, length), size -> size - 1)
            .filter(size -> length % size == 0)
            .findFirst()
            .orElse(1);
    reports.add(
        at,
        Diagnostic.error(
                Code.BAD_OPTION,
                span,
                "%d steps do not come out even in blocks of %d".formatted(length, block))
            .help("write checkpoint: " + near));
    return false;
  }

  /** Adds it; the results of the scan, in order. */
  List<Value> append(List<Value> operands) {
    List<Value> inBlocks = new ArrayList<>();
    for (int i = 0; i < operands.size(); i++) {
      boolean sequence = steps.operandRoles().get(i) == OperandRole.SEQUENCE;
      inBlocks.add(sequence ? cut(operands.get(i)) : operands.get(i));
    }
    Region body = body();
    Scan scan =
        new Scan(body, blocks, steps.reverse(), true, steps.operandRoles(), steps.resultRoles());
    List<ValueType> types = new ArrayList<>();
    for (int i = 0; i < body.results().size(); i++) {
      ValueType type = body.results().get(i).value().type();
      types.add(isStacked(i) ? timed(type, blocks) : type);
    }
    List<Value> made = frame.append(scan, inBlocks, types);
    List<Value> results = new ArrayList<>();
    for (int i = 0; i < made.size(); i++) {
      results.add(isStacked(i) ? joined(made.get(i)) : made.get(i));
    }
    return results;
  }

  private boolean isStacked(int result) {
    return steps.resultRoles().get(result) == ResultRole.STACKED;
  }

  private static ValueType timed(ValueType type, Dim length) {
    return type.withShape(type.shape().insert(0, length));
  }

  private Value cut(Value sequence) {
    Shape step = sequence.type().shape().without(0);
    return Reshape.to(frame.builder, sequence, step.insert(0, block).insert(0, blocks));
  }

  private Value joined(Value parts) {
    Shape step = parts.type().shape().without(0).without(0);
    return Reshape.to(frame.builder, parts, step.insert(0, steps.length()));
  }

  /** The steps of one block. */
  private Region body() {
    Region step = steps.body();
    List<Formal> formals = new ArrayList<>();
    for (int i = 0; i < step.formals().size(); i++) {
      Formal formal = step.formals().get(i);
      ValueType type = formal.value().type();
      boolean sequence = steps.operandRoles().get(i) == OperandRole.SEQUENCE;
      Value value = new Value(sequence ? timed(type, block) : type, formal.value().name());
      formals.add(new Formal(value, formal.kind(), formal.path()));
    }
    List<Value> made = new ArrayList<>();
    List<Result> results = new ArrayList<>();
    for (int i = 0; i < step.results().size(); i++) {
      Result result = step.results().get(i);
      ValueType type = result.value().type();
      Value value = new Value(isStacked(i) ? timed(type, block) : type, result.value().name());
      made.add(value);
      results.add(new Result(value, result.kind(), result.path()));
    }
    Scan inner = new Scan(step, block, steps.reverse(), steps.operandRoles(), steps.resultRoles());
    List<Value> operands = formals.stream().map(Formal::value).toList();
    Node node = new Node(inner, operands, made, Origin.NONE);
    return new Region(step.name() + "_block", formals, List.of(node), results);
  }
}
