package nnet.compiler.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import nnet.compiler.graph.Operation.Apply;
import nnet.compiler.graph.Operation.Call;
import nnet.compiler.graph.Operation.OperandRole;
import nnet.compiler.graph.Operation.ResultRole;
import nnet.compiler.graph.Operation.Scan;
import nnet.compiler.op.math.Add;
import nnet.compiler.op.math.Tanh;
import nnet.compiler.type.Dim;
import nnet.compiler.type.Shape;
import org.junit.jupiter.api.Test;

class VerifierTest {
  private static final ValueType ROW = ValueType.of(Shape.of(3));
  private final Value x = new Value(ROW, "x");
  private final Value y = new Value(ROW, "y");
  private final List<Formal> formals = List.of(new Formal(x, Formal.Kind.VALUE, "x"));

  private static Node tanh(Value from, Value to) {
    return new Node(
        new Apply(Tanh.INSTANCE, Attributes.NONE), List.of(from), List.of(to), Origin.NONE);
  }

  private Region region(List<Node> nodes, Value result) {
    return new Region("test", formals, nodes, List.of(new Result(result, Result.Kind.VALUE, "y")));
  }

  @Test
  void acceptsWhatIsInOrder() {
    Region region = region(List.of(tanh(x, y)), y);
    assertThat(Verifier.problems(region)).isEmpty();
    assertThat(Verifier.check(region, "nothing")).isSameAs(region);
  }

  @Test
  void findsValuesThatAreUsedTooEarly() {
    Value z = new Value(ROW, "z");
    Region region = region(List.of(tanh(z, y), tanh(x, z)), y);
    assertThat(Verifier.problems(region))
        .containsExactly("test, node 0 (tanh): uses z: f32[3] before it is made");
  }

  @Test
  void findsValuesThatAreMadeTwice() {
    Region region = region(List.of(tanh(x, y), tanh(x, y)), y);
    assertThat(Verifier.problems(region))
        .containsExactly("test, node 1 (tanh): makes y: f32[3] a second time");
  }

  @Test
  void findsResultsThatNobodyMakes() {
    assertThat(Verifier.problems(region(List.of(), y)))
        .containsExactly("test, result y: is not made by any node");
  }

  @Test
  void infersTypesAgain() {
    Value wrong = new Value(ValueType.of(Shape.of(4)), "wrong");
    assertThat(Verifier.problems(region(List.of(tanh(x, wrong)), wrong)))
        .containsExactly("test, node 0 (tanh): gives f32[3], not f32[4]");
    Value other = new Value(ValueType.of(Shape.of(4)), "other");
    Node add =
        new Node(
            new Apply(Add.INSTANCE, Attributes.NONE), List.of(x, other), List.of(y), Origin.NONE);
    assertThat(Verifier.problems(region(List.of(tanh(x, wrong), add), y)))
        .anyMatch(problem -> problem.contains("cannot take [f32[3], f32[4]]"));
  }

  @Test
  void looksIntoCallees() {
    Region broken = region(List.of(), y);
    Value z = new Value(ROW, "z");
    Node call = new Node(new Call(broken), List.of(x, x), List.of(z), Origin.NONE);
    Region caller = region(List.of(call), z);
    assertThat(Verifier.problems(caller))
        .containsExactly(
            "test, result y: is not made by any node",
            "test, node 0 (call test): has 2 operands, not 1");
    assertThatThrownBy(() -> Verifier.check(caller, "a pass"))
        .hasMessageContaining("broken after a pass");
  }

  @Test
  void knowsTheRulesOfScans() {
    Region body = region(List.of(tanh(x, y)), y);
    Value last = new Value(ROW, "last");
    Scan scan =
        new Scan(body, Dim.of(5), false, List.of(OperandRole.CARRY), List.of(ResultRole.STACKED));
    Value start = new Value(ROW, "start");
    Region outer =
        new Region(
            "outer",
            List.of(new Formal(start, Formal.Kind.VALUE, "start")),
            List.of(new Node(scan, List.of(start), List.of(last), Origin.NONE)),
            List.of(new Result(last, Result.Kind.VALUE, "last")));
    assertThat(Verifier.problems(outer))
        .containsExactly(
            "outer, node 0 (scan test): result 0 is f32[3], not f32[5, 3]",
            "outer, node 0 (scan test): carries [f32[3]] but gives [] to the next step");
  }
}
