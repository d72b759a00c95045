package nnet.compiler.emit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nnet.compiler.graph.DataType;
import nnet.compiler.graph.Formal;
import nnet.compiler.graph.Program;
import nnet.compiler.graph.Region;
import nnet.compiler.graph.RegionBuilder;
import nnet.compiler.graph.Result;
import nnet.compiler.graph.Value;
import nnet.compiler.graph.ValueType;
import nnet.compiler.op.Operators;
import nnet.compiler.op.Primitive;
import nnet.compiler.op.Sample;
import nnet.compiler.op.shape.Reshape;
import nnet.compiler.type.Dim;
import nnet.compiler.type.Shape;
import nnet.runtime.model.Slot;

/** Programs for tests: an entry for each sample of each operator, or for a region given. */
final class Applications {
  private Applications() {}

  /** An operator applied as a sample says. */
  record Case(Primitive operator, Sample sample) {
    @Override
    public String toString() {
      return operator.name() + sample.attributes() + sample.operands();
    }
  }

  static List<Case> all() {
    List<Case> cases = new ArrayList<>();
    for (Primitive operator : Operators.all()) {
      operator.samples().forEach(sample -> cases.add(new Case(operator, sample)));
    }
    return cases;
  }

  /** A program whose entry i is case i. */
  static Program program(String name, List<Case> cases) {
    List<Region> bodies = new ArrayList<>();
    for (Case some : cases) {
      RegionBuilder builder = new RegionBuilder(some.operator().name());
      List<Value> operands = new ArrayList<>();
      for (Sample.Operand operand : some.sample().operands()) {
        boolean key = operand.data() == DataType.KEY;
        ValueType type = new ValueType(operand.data(), operand.shape());
        Formal.Kind kind = key ? Formal.Kind.KEY : Formal.Kind.VALUE;
        Value formal = builder.formal(kind, "x" + operands.size(), type.withShape(slot(type)));
        operands.add(Reshape.to(builder, formal, type.shape()));
      }
      Value y = builder.apply(some.operator(), some.sample().attributes(), operands, "y");
      builder.result(Result.Kind.VALUE, "y", Reshape.to(builder, y, slot(y.type())));
      bodies.add(builder.build());
    }
    return program(name, bodies, "case");
  }

  /** A slot's shape: with the batch axis first, where it is anywhere. */
  private static Shape slot(ValueType type) {
    Shape shape = type.shape();
    boolean plain = shape.isConstant() || shape.dim(0).equals(Dim.BATCH);
    return plain ? shape : Shape.of(Dim.BATCH, shape.elements().dividedBy(Dim.BATCH).orElseThrow());
  }

  static Program program(String name, List<Region> bodies, String entryName) {
    List<Program.Entry> entries = new ArrayList<>();
    for (Region body : bodies) {
      List<Program.SlotSpec> inputs = new ArrayList<>();
      body.formals(Formal.Kind.VALUE)
          .forEach(formal -> inputs.add(spec(formal.path(), Slot.Kind.INPUT, formal.value())));
      List<Program.SlotSpec> outputs = new ArrayList<>();
      body.results(Result.Kind.VALUE)
          .forEach(result -> outputs.add(spec(result.path(), Slot.Kind.OUTPUT, result.value())));
      entries.add(new Program.Entry(entryName + entries.size(), body, inputs, outputs));
    }
    return new Program(
        name,
        new Program.Source("test.nnet", "of no file"),
        List.of(),
        List.of(),
        entries,
        List.of(),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        List.of(),
        List.of());
  }

  static Program.SlotSpec spec(String name, Slot.Kind kind, Value value) {
    Shape shape = value.type().shape();
    boolean perExample = shape.rank() > 0 && shape.dim(0).equals(Dim.BATCH);
    return new Program.SlotSpec(name, kind, perExample, 0);
  }
}
