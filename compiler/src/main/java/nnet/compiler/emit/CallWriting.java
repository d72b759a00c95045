package nnet.compiler.emit;

import com.palantir.javapoet.CodeBlock;
import java.util.ArrayList;
import java.util.List;
import nnet.compiler.graph.Operation;
import nnet.compiler.graph.Region;
import nnet.compiler.graph.Value;
import nnet.compiler.op.Location;
import nnet.compiler.plan.Arena;
import nnet.compiler.plan.Place;
import nnet.compiler.plan.Size;
import nnet.compiler.plan.Step;
import nnet.runtime.kernel.Work;

/** Calls of a region's method: offsets of all that the region was promised. */
record CallWriting(RegionMethods methods, Scope scope) {

  CodeBlock write(Step.Single step, Operation.Call call) {
    return call.examples() == 0 ? whole(step, call.region()) : inBlocks(step, call);
  }

  private CodeBlock whole(Step.Single step, Region region) {
    List<Argument> formals = step.node().operands().stream().map(this::argument).toList();
    List<Argument> results = step.node().results().stream().map(this::argument).toList();
    return call(region, formals, results, scope.plan().temporaries(step));
  }

  /** Calls for a few examples at a time; all use the same part of the workspace. */
  private CodeBlock inBlocks(Step.Single step, Operation.Call call) {
    String most = scope.names().fresh("most");
    String first = scope.names().fresh("first");
    List<Argument> formals = new ArrayList<>();
    for (Value operand : step.node().operands()) {
      formals.add(from(first, operand));
    }
    List<Argument> results = new ArrayList<>();
    for (Value result : step.node().results()) {
      results.add(from(first, result));
    }
    CodeBlock count = CodeBlock.of("Math.min($L, $L - $L)", most, scope.batch(), first);
    CodeBlock one = call(call.region(), formals, results, scope.plan().temporaries(step), count);
    return CodeBlock.builder()
        .addStatement("int $L = $T.examples($L)", most, Work.class, call.examples())
        .beginControlFlow("for (int $1L = 0; $1L < $2L; $1L += $3L)", first, scope.batch(), most)
        .add(one)
        .endControlFlow()
        .build();
  }

  /** What there is of a value from an example on. */
  private Argument from(String first, Value value) {
    Argument whole = argument(value);
    int size = Size.of(value.type()).perExample();
    return size == 0
        ? whole
        : new Argument(whole.arena(), CodeBlock.of("$L + $L * $L", whole.offset(), first, size));
  }

  /** Where something is: its array, or null for a key, and an expression of the offset. */
  record Argument(Arena arena, CodeBlock offset) {}

  Argument argument(Value value) {
    Place place = scope.plan().place(value);
    if (value.type().data() == nnet.compiler.graph.DataType.KEY) {
      return new Argument(Arena.BUFFERS, scope.offset(place));
    }
    Location location = scope.location(value);
    return new Argument(scope.arena(place), location.offset());
  }

  /**
   * @param temporaries the last three are where the body's own values begin
   */
  CodeBlock call(
      Region region, List<Argument> formals, List<Argument> results, List<Place> temporaries) {
    return call(region, formals, results, temporaries, CodeBlock.of("$L", "batch"));
  }

  private CodeBlock call(
      Region region,
      List<Argument> formals,
      List<Argument> results,
      List<Place> temporaries,
      CodeBlock examples) {
    RegionMethods.Method method =
        methods.method(
            region,
            formals.stream().map(Argument::arena).toList(),
            results.stream().map(Argument::arena).toList());
    Place work = temporaries.get(temporaries.size() - 3);
    Place shared = temporaries.get(temporaries.size() - 2);
    Place pairs = temporaries.getLast();
    List<CodeBlock> arguments =
        method
            .uses()
            .list(
                new Uses.Chooser<CodeBlock>() {
                  @Override
                  public CodeBlock array(Arena arena) {
                    scope.uses().arrays.add(arena);
                    return CodeBlock.of("$L", arena.variable());
                  }

                  @Override
                  public CodeBlock formal(int index) {
                    return formals.get(index).offset();
                  }

                  @Override
                  public CodeBlock result(int index) {
                    return results.get(index).offset();
                  }

                  @Override
                  public CodeBlock word(String name) {
                    return switch (name) {
                      case "work" -> scope.offset(work);
                      case "shared" -> scope.offset(shared);
                      case "pairs" -> scope.offset(pairs);
                      case "batch" -> batch(examples);
                      default -> CodeBlock.of("$L", scope.draw());
                    };
                  }
                });
    return CodeBlock.builder()
        .addStatement("$L($L)", method.name(), CodeBlock.join(arguments, ",$W"))
        .build();
  }

  private CodeBlock batch(CodeBlock examples) {
    scope.uses().batch = true;
    return examples;
  }
}
