package nnet.compiler.emit;

import com.palantir.javapoet.CodeBlock;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nnet.compiler.graph.Formal;
import nnet.compiler.graph.Program;
import nnet.compiler.graph.Result;
import nnet.compiler.graph.Value;

/** What an update reads and writes: the variables of its formals, and where they come from. */
final class UpdateFormals {
  private final Program.Phase phase;
  private final Map<Value, String> arrays = new LinkedHashMap<>();
  private final Map<Value, String> numbers = new LinkedHashMap<>();
  private final Map<Value, String> scalarStates = new HashMap<>();
  private final CodeBlock.Builder declarations = CodeBlock.builder();

  UpdateFormals(Program.Phase phase, Names names) {
    this.phase = phase;
    int arrayStates = 0;
    for (Formal formal : phase.update().formals()) {
      Value value = formal.value();
      boolean state = formal.kind() == Formal.Kind.STATE;
      String name = names.fresh(Identifiers.of(formal.path()));
      if (value.type().rank() == 0) {
        String place = state ? "update.scalars[" + scalarStates.size() + "]" : given(formal.path());
        if (state) {
          scalarStates.put(value, place);
        }
        declarations.addStatement("double $L = $L", name, place);
        numbers.put(value, name);
      } else {
        String place = state ? "update.states[" + arrayStates++ + "]" : given(formal.path());
        declarations.addStatement("float[] $L = $L", name, place);
        arrays.put(value, name);
      }
    }
  }

  private String given(String path) {
    int option = phase.optionNames().indexOf(path);
    if (option >= 0) {
      return "update.options[" + option + "]";
    }
    return switch (path) {
      case "parameter" -> "update.parameters";
      case "gradient" -> "update.gradients";
      case "step" -> "update.step";
      default -> throw new IllegalStateException("an update cannot read " + path);
    };
  }

  CodeBlock declarations() {
    return declarations.build();
  }

  /** Formals of the parameter's layout, with their variables. */
  Map<Value, String> arrays() {
    return arrays;
  }

  /** Formals that are one number, with their variables. */
  Map<Value, String> numbers() {
    return numbers;
  }

  /** The arrays that are written, each by the result that it gets. */
  Map<String, Value> written() {
    Map<String, Value> written = new LinkedHashMap<>();
    for (Result result : phase.update().results()) {
      String array = arrays.get(target(result));
      if (array != null && !array.equals(arrays.get(result.value()))) {
        written.put(array, result.value());
      }
    }
    return written;
  }

  /** The next values of the states that are one number, each by its place. */
  Map<String, Value> writtenNumbers() {
    Map<String, Value> written = new LinkedHashMap<>();
    for (Result result : phase.update().results()) {
      String place = scalarStates.get(target(result));
      if (place != null) {
        written.put(place, result.value());
      }
    }
    return written;
  }

  private Value target(Result result) {
    boolean state = result.kind() == Result.Kind.STATE;
    List<Formal> formals = phase.update().formals(state ? Formal.Kind.STATE : Formal.Kind.VALUE);
    return formals.stream()
        .filter(formal -> formal.path().equals(result.path()))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("an update cannot write " + result.path()))
        .value();
  }
}
