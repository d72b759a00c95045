package nnet.compiler;

import java.util.List;
import java.util.function.UnaryOperator;
import nnet.compiler.derive.Differentiation;
import nnet.compiler.diagnostic.Diagnostics;
import nnet.compiler.elaborate.Elaboration;
import nnet.compiler.elaborate.Request;
import nnet.compiler.emit.Emitted;
import nnet.compiler.emit.Emitter;
import nnet.compiler.graph.Program;
import nnet.compiler.optimize.Optimization;
import nnet.compiler.resolve.Imports;
import nnet.compiler.resolve.Observer;
import nnet.compiler.source.SourceFile;
import nnet.compiler.syntax.parse.Parser;
import nnet.compiler.trace.Labels;
import nnet.runtime.model.Release;

/** The whole pipeline, one line a phase. */
public final class Compiler {
  public static final String VERSION = Release.VERSION;

  private Compiler() {}

  /** From text to a program, or to all that is wrong with the text. */
  public static Compilation check(SourceFile source, Request request) {
    Diagnostics diagnostics = new Diagnostics();
    Imports imports = Imports.of(Parser.parse(source, diagnostics), diagnostics);
    return check(imports, diagnostics, request, Observer.NONE);
  }

  /**
   * From what was read of a text and its imports, with what was wrong in it; the observer is told
   * what each expression comes to.
   */
  public static Compilation check(
      Imports imports, Diagnostics diagnostics, Request request, Observer observer) {
    List<Program> programs = Elaboration.of(imports, request, diagnostics, observer);
    return new Compilation(imports, diagnostics, programs);
  }

  /** The program with every derivative that it is to have, made stable, small and fast. */
  public static Program lower(Program program) {
    return lower(program, Optimization.Observer.NONE);
  }

  /** The same; the observer sees each entry after each pass. */
  public static Program lower(Program program, Optimization.Observer observer) {
    return lower(program, observer, stable -> stable);
  }

  /** The same with names for all values, so that gradients can be told by what they are of. */
  public static Program lowerNamed(Program program) {
    return lower(program, Optimization.Observer.NONE, Labels::named);
  }

  private static Program lower(
      Program program, Optimization.Observer observer, UnaryOperator<Program> named) {
    Program stable = named.apply(Optimization.forward(program, observer));
    Program derived =
        stable.withEntries(
            stable.entries().stream().map(entry -> Differentiation.of(entry, stable)).toList());
    derived.entries().forEach(entry -> observer.after(entry.name(), "derive", entry.body()));
    return Optimization.last(derived, observer);
  }

  /** The same for all programs of a table of runs. */
  public static List<Program> lower(List<Program> programs) {
    return programs.stream().map(Compiler::lower).toList();
  }

  /** From a lowered program to its Java. */
  public static Emitted emit(Program program) {
    return emit(List.of(program));
  }

  /** From the lowered programs of a table of runs to their Java; the first one leads to all. */
  public static Emitted emit(List<Program> programs) {
    return Emitter.emit(programs, VERSION);
  }
}
