package nnet.compiler.emit;

import com.palantir.javapoet.CodeBlock;
import java.util.ArrayList;
import java.util.List;
import nnet.compiler.graph.Region;
import nnet.compiler.graph.Value;
import nnet.compiler.op.Location;
import nnet.compiler.plan.Arena;
import nnet.compiler.plan.Place;
import nnet.compiler.plan.Step;

/** Calls of a region's method: offsets of all that the region was promised. */
record CallWriting(RegionMethods methods, Scope scope) {

  CodeBlock call(Step.Single step, Region region) {
    List<Argument> formals = new ArrayList<>();
    for (Value operand : step.node().operands()) {
      formals.add(argument(operand));
    }
    List<Argument> results = new ArrayList<>();
    for (Value result : step.node().results()) {
      results.add(argument(result));
    }
    return call(region, formals, results, scope.plan().temporaries(step));
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
                      case "batch" -> CodeBlock.of("$L", scope.batch());
                      default -> CodeBlock.of("$L", scope.draw());
                    };
                  }
                });
    return CodeBlock.builder()
        .addStatement("$L($L)", method.name(), CodeBlock.join(arguments, ",$W"))
        .build();
  }
}
