package nnet.compiler.emit;

import com.palantir.javapoet.CodeBlock;
import java.util.List;
import java.util.Map;
import nnet.compiler.graph.Value;
import nnet.compiler.op.Location;
import nnet.compiler.plan.Arena;
import nnet.compiler.plan.Place;
import nnet.compiler.plan.RegionPlan;
import nnet.compiler.plan.Window;
import nnet.compiler.type.Dim;
import nnet.runtime.kernel.CacheLine;

/**
 * Where the statements of one method find what they work on; notes what of it they use.
 *
 * @param entry whether the region is an entry's: its own values then begin where the workspace does
 * @param formalArenas the arrays of the formals, where the caller gives offsets
 * @param resultArenas the arrays of the results, likewise
 */
record Scope(
    RegionPlan plan,
    RegionNames names,
    Constants constants,
    boolean entry,
    List<Arena> formalArenas,
    List<Arena> resultArenas,
    Uses uses) {

  /** The same for another method of the region. */
  Scope fresh() {
    return new Scope(plan, names, constants, entry, formalArenas, resultArenas, new Uses());
  }

  Arena arena(Place place) {
    return switch (place) {
      case Place.Argument argument ->
          argument.slot() == Place.Argument.Slot.FORMAL
              ? formalArenas.get(argument.index())
              : resultArenas.get(argument.index());
      case Place.Fixed fixed -> fixed.arena();
      case Place.Batched batched -> Arena.BUFFERS;
      case Place.Shared shared -> Arena.BUFFERS;
      case Place.Paired paired -> Arena.BUFFERS;
      case Place.Key key -> Arena.BUFFERS;
    };
  }

  Location location(Value value) {
    Window window = plan.windows().get(value);
    if (window == null) {
      return whole(value);
    }
    Location whole = whole(window.whole());
    return window.from() == 0
        ? whole
        : new Location(whole.array(), CodeBlock.of("$L + $L", whole.offset(), window.from()));
  }

  private Location whole(Value value) {
    Place place = plan.place(value);
    return new Location(array(place), place.isOwn() ? local(value, place) : offset(place));
  }

  Location location(Place place) {
    return new Location(array(place), offset(place));
  }

  private CodeBlock array(Place place) {
    Arena arena = arena(place);
    uses.arrays.add(arena);
    return CodeBlock.of("$L", arena.variable());
  }

  /** A variable of the method, declared at its beginning. */
  private CodeBlock local(Value value, Place place) {
    String name = names.variable(value);
    uses.locals.put(name, offset(place).toString());
    return CodeBlock.of("$L", name);
  }

  CodeBlock offset(Place place) {
    return switch (place) {
      case Place.Argument argument -> argument(argument);
      case Place.Fixed fixed -> CodeBlock.of("$L", constants.name(fixed));
      case Place.Batched batched -> CodeBlock.of("$L", batched(batched.offset()));
      case Place.Shared shared -> CodeBlock.of("$L", shared(shared.offset()));
      case Place.Paired paired -> CodeBlock.of("$L", paired(paired.offset()));
      case Place.Key key -> CodeBlock.of("$L", key.value());
    };
  }

  private CodeBlock argument(Place.Argument argument) {
    if (argument.slot() == Place.Argument.Slot.FORMAL) {
      uses.formals.add(argument.index());
      return CodeBlock.of("$L", names.formal(argument.index()));
    }
    uses.results.add(argument.index());
    return CodeBlock.of("$L", names.result(argument.index()));
  }

  private String batched(int offset) {
    if (entry) {
      return offset == 0 ? line() : line() + " + " + offset + " * " + batch();
    }
    uses.work = true;
    return offset == 0 ? "work" : "work + " + offset + " * " + batch();
  }

  private String shared(int offset) {
    if (entry) {
      return afterBatched(offset);
    }
    uses.shared = true;
    return offset == 0 ? "shared" : "shared + " + offset;
  }

  private String afterBatched(int offset) {
    int base = plan.size().perExample();
    String start = base == 0 ? line() : line() + " + " + base + " * " + batch();
    return offset == 0 ? start : start + " + " + offset;
  }

  /** Where the workspace begins. */
  private String line() {
    return constants.name("line", int.class, CodeBlock.of("$T.FIRST", CacheLine.class));
  }

  private String paired(int offset) {
    String start = entry ? afterBatched(plan.size().shared()) : "pairs";
    uses.pairs |= !entry;
    return offset == 0 ? start : start + " + " + offset + " * " + batch() + " * " + batch();
  }

  String batch() {
    uses.batch = true;
    return "batch";
  }

  String draw() {
    uses.draw = true;
    return "draw";
  }

  /** A size as an int expression, in parentheses where it is a sum. */
  String size(Dim dim) {
    StringBuilder text = new StringBuilder();
    for (Map.Entry<List<String>, java.math.BigInteger> term : dim.terms().entrySet()) {
      text.append(text.isEmpty() ? "" : " + ").append(term(term.getKey(), term.getValue()));
    }
    if (text.isEmpty()) {
      return "0";
    }
    return dim.terms().size() > 1 ? "(" + text + ")" : text.toString();
  }

  private String term(List<String> symbols, java.math.BigInteger factor) {
    StringBuilder text = new StringBuilder();
    boolean one = factor.equals(java.math.BigInteger.ONE) && !symbols.isEmpty();
    text.append(one ? "" : factor.toString());
    for (String symbol : symbols) {
      if (!Dim.isBatch(symbol)) {
        throw new IllegalStateException("the size " + symbol + " is not known when compiling");
      }
      text.append(text.isEmpty() ? "" : " * ").append(batch());
    }
    return text.toString();
  }
}
