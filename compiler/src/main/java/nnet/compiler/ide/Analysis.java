package nnet.compiler.ide;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import nnet.compiler.Compilation;
import nnet.compiler.Compiler;
import nnet.compiler.diagnostic.Code;
import nnet.compiler.diagnostic.Diagnostic;
import nnet.compiler.elaborate.Request;
import nnet.compiler.graph.Program;
import nnet.compiler.ide.Sightings.Place;
import nnet.compiler.source.SourceFile;
import nnet.compiler.source.Span;
import nnet.compiler.syntax.SyntaxFile;
import org.jspecify.annotations.Nullable;

/** All that is known of one version of a text, however broken it is. */
public final class Analysis {
  private final SourceFile source;
  private final Compilation compilation;
  private final Node tree;
  private final Map<Place, List<Seen>> seen;
  private final Map<Place, List<Long>> parameters;
  private final Map<String, Long> totals;
  private final SymbolTable symbols;

  private Analysis(
      SourceFile source, Compilation compilation, Sightings sightings, @Nullable Analysis before) {
    this.source = source;
    this.compilation = compilation;
    tree = Node.of(compilation.syntax());
    symbols = SymbolTable.of(compilation.syntax(), tree, sightings::global);
    totals = sightings.totals();
    if (before != null && isHalfWritten()) {
      Memory memory = new Memory(before.source.text(), source.text());
      seen = memory.joined(before.seen, sightings.seen());
      parameters = memory.joined(before.parameters, sightings.parameters());
    } else {
      seen = sightings.seen();
      parameters = sightings.parameters();
    }
  }

  /** Of a text by itself. */
  public static Analysis of(SourceFile source) {
    return of(source, null, () -> false);
  }

  /**
   * @param before of the version before
   * @param outdated whether nobody waits for it any more
   */
  static Analysis of(SourceFile source, @Nullable Analysis before, BooleanSupplier outdated) {
    Sightings sightings = new Sightings(source, outdated);
    Compilation compilation = Compiler.check(source, Request.DEFAULT, sightings);
    return new Analysis(source, compilation, sightings, before);
  }

  /** Whether it has a mistake that texts have while they are being typed. */
  private boolean isHalfWritten() {
    return diagnostics().stream()
        .anyMatch(d -> d.isError() && d.code().compareTo(Code.MISSING_ARGUMENT) <= 0);
  }

  public SourceFile source() {
    return source;
  }

  public SyntaxFile syntax() {
    return compilation.syntax();
  }

  public Node tree() {
    return tree;
  }

  public SymbolTable symbols() {
    return symbols;
  }

  /** What is wrong with it, in the order of the text. */
  public List<Diagnostic> diagnostics() {
    return compilation.diagnostics().sorted();
  }

  /** The network that would be trained; empty where there are errors or there is none. */
  public Optional<Program> program() {
    return compilation.program();
  }

  /** What an expression comes to: several where its layer is used in several ways. */
  public List<Seen> seen(Span expression) {
    return seen.getOrDefault(Place.of(expression), List.of());
  }

  /** How many parameters each instance has that the text makes; empty where it makes none. */
  public List<Long> parameters(Span stage) {
    return parameters.getOrDefault(Place.of(stage), List.of());
  }

  /** How many parameters a network has; 0 where that is not known. */
  public long total(String network) {
    return totals.getOrDefault(network, 0L);
  }

  /** What a stage costs to predict one example; empty where that is not known. */
  public Optional<Work> work(Span stage) {
    return program().flatMap(program -> Work.of(program, stage));
  }
}
