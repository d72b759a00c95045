package nnet.compiler.emit;

import com.palantir.javapoet.CodeBlock;
import java.util.ArrayList;
import java.util.List;
import nnet.compiler.emit.CallWriting.Argument;
import nnet.compiler.graph.Operation;
import nnet.compiler.graph.Operation.OperandRole;
import nnet.compiler.graph.Operation.ResultRole;
import nnet.compiler.graph.Value;
import nnet.compiler.graph.ValueType;
import nnet.compiler.op.Location;
import nnet.compiler.plan.Arena;
import nnet.compiler.plan.Place;
import nnet.compiler.plan.Step;
import nnet.compiler.type.Dim;
import nnet.runtime.kernel.Kernels;

/**
 * A scan: a loop over time that calls the body's method. What is carried alternates between two
 * places, what is summed is added up after each step.
 */
record ScanWriting(RegionMethods methods, Scope scope) {

  /** Two offsets that change places after each step. */
  private record Carry(String now, String next, Value initial, ValueType type) {}

  /** What is added after each step. */
  private record Sum(CodeBlock part, Value total) {}

  CodeBlock write(Step.Single step, Operation.Scan scan) {
    CodeBlock.Builder code = CodeBlock.builder();
    List<Place> temporaries = scope.plan().temporaries(step);
    List<Carry> carries = carries(code, step, scan, temporaries);
    List<Sum> sums =
        sums(code, step, scan, temporaries.subList(2 * carries.size(), temporaries.size()));
    String t = scope.names().fresh("t");
    CodeBlock call =
        new CallWriting(methods, scope)
            .call(
                scan.body(),
                formals(step, scan, carries, t),
                results(step, scan, carries, sums, t),
                temporaries);
    boolean draws = call.toString().contains("draw)");
    String outside = draws ? scope.names().fresh("outside") : "";
    if (draws) {
      code.addStatement("int $L = draw.time", outside);
    }
    code.beginControlFlow(
        scan.reverse()
            ? "for (int $1L = $2L - 1; $1L >= 0; $1L--)"
            : "for (int $1L = 0; $1L < $2L; $1L++)",
        t,
        scope.size(scan.length()));
    if (draws) {
      code.addStatement("draw.time = $L * $L + $L", outside, scope.size(scan.length()), t);
    }
    code.add(call);
    carries.forEach(carry -> swap(code, carry));
    sums.forEach(sum -> add(code, sum));
    code.endControlFlow();
    if (draws) {
      code.addStatement("draw.time = $L", outside);
    }
    keepLast(code, step, scan, carries);
    return code.build();
  }

  private void swap(CodeBlock.Builder code, Carry carry) {
    String swap = scope.names().fresh("swap");
    code.addStatement("int $L = $L", swap, carry.now());
    code.addStatement("$L = $L", carry.now(), carry.next());
    code.addStatement("$L = $L", carry.next(), swap);
  }

  private List<Carry> carries(
      CodeBlock.Builder code, Step.Single step, Operation.Scan scan, List<Place> temporaries) {
    List<Carry> carries = new ArrayList<>();
    for (int i = 0; i < scan.operandRoles().size(); i++) {
      if (scan.operandRoles().get(i) == OperandRole.CARRY) {
        Value initial = step.node().operands().get(i);
        String name = Identifiers.of(scan.body().formals().get(i).value().name());
        Carry carry =
            new Carry(
                scope.names().fresh(name + "Now"),
                scope.names().fresh(name + "Next"),
                initial,
                initial.type());
        int place = 2 * carries.size();
        code.addStatement("int $L = $L", carry.now(), scope.offset(temporaries.get(place)));
        code.addStatement("int $L = $L", carry.next(), scope.offset(temporaries.get(place + 1)));
        scope.uses().arrays.add(Arena.BUFFERS);
        code.addStatement(
            "$T.copy($L, b, $L, $L)",
            Kernels.class,
            scope.location(initial).arguments(),
            carry.now(),
            count(initial.type()));
        carries.add(carry);
      }
    }
    return carries;
  }

  private String count(ValueType type) {
    return scope.size(type.shape().elements());
  }

  private List<Sum> sums(
      CodeBlock.Builder code, Step.Single step, Operation.Scan scan, List<Place> temporaries) {
    List<Sum> sums = new ArrayList<>();
    for (int i = 0; i < scan.resultRoles().size(); i++) {
      if (scan.resultRoles().get(i) == ResultRole.SUMMED) {
        Value total = step.node().results().get(i);
        sums.add(new Sum(scope.offset(temporaries.get(sums.size())), total));
        code.addStatement(
            "$T.fill($L, $L, 0f)",
            Kernels.class,
            scope.location(total).arguments(),
            count(total.type()));
      }
    }
    return sums;
  }

  private void add(CodeBlock.Builder code, Sum sum) {
    scope.uses().arrays.add(Arena.BUFFERS);
    code.addStatement(
        "$T.accumulate(b, $L, $L, $L)",
        Kernels.class,
        sum.part(),
        scope.location(sum.total()).arguments(),
        count(sum.total().type()));
  }

  private List<Argument> formals(
      Step.Single step, Operation.Scan scan, List<Carry> carries, String t) {
    List<Argument> formals = new ArrayList<>();
    int carried = 0;
    for (int i = 0; i < scan.operandRoles().size(); i++) {
      Value operand = step.node().operands().get(i);
      formals.add(
          switch (scan.operandRoles().get(i)) {
            case SEQUENCE -> at(operand, t);
            case CARRY ->
                new Argument(Arena.BUFFERS, CodeBlock.of("$L", carries.get(carried++).now()));
            case INVARIANT -> new CallWriting(methods, scope).argument(operand);
          });
    }
    return formals;
  }

  /** The slice of a sequence that belongs to a step. */
  private Argument at(Value sequence, String t) {
    Argument whole = new CallWriting(methods, scope).argument(sequence);
    Dim stride = sequence.type().shape().without(0).elements();
    return new Argument(
        whole.arena(), CodeBlock.of("$L + $L * $L", whole.offset(), t, scope.size(stride)));
  }

  private List<Argument> results(
      Step.Single step, Operation.Scan scan, List<Carry> carries, List<Sum> sums, String t) {
    List<Argument> results = new ArrayList<>();
    int carried = 0;
    int summed = 0;
    for (int i = 0; i < scan.resultRoles().size(); i++) {
      Value result = step.node().results().get(i);
      results.add(
          switch (scan.resultRoles().get(i)) {
            case NEXT ->
                new Argument(Arena.BUFFERS, CodeBlock.of("$L", carries.get(carried++).next()));
            case STACKED -> at(result, t);
            case SUMMED -> new Argument(Arena.BUFFERS, sums.get(summed++).part());
          });
    }
    return results;
  }

  private void keepLast(
      CodeBlock.Builder code, Step.Single step, Operation.Scan scan, List<Carry> carries) {
    int carried = 0;
    for (int i = 0; i < scan.resultRoles().size(); i++) {
      if (scan.resultRoles().get(i) == ResultRole.NEXT) {
        Location last = scope.location(step.node().results().get(i));
        Carry carry = carries.get(carried++);
        code.addStatement(
            "$T.copy(b, $L, $L, $L)",
            Kernels.class,
            carry.now(),
            last.arguments(),
            count(carry.type()));
      }
    }
  }
}
