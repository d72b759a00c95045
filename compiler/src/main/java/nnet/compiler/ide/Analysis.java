package nnet.compiler.ide;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import nnet.compiler.Compilation;
import nnet.compiler.Compiler;
import nnet.compiler.diagnostic.Code;
import nnet.compiler.diagnostic.Diagnostic;
import nnet.compiler.diagnostic.Diagnostics;
import nnet.compiler.elaborate.Request;
import nnet.compiler.graph.Program;
import nnet.compiler.resolve.Imports;
import nnet.compiler.source.Moves;
import nnet.compiler.source.SourceFile;
import nnet.compiler.source.Span;
import nnet.compiler.syntax.Declaration.Definition;
import nnet.compiler.syntax.SyntaxFile;
import nnet.compiler.syntax.parse.Parsed;
import org.jspecify.annotations.Nullable;

/** All that is known of one version of a text, however broken it is. */
public final class Analysis {
  private final Parsed parsed;
  private final Map<Reuse.Key, Facts> steps;
  private final Compilation compilation;
  private final Findings findings;

  private @Nullable Node tree;
  private @Nullable SymbolTable symbols;

  private Analysis(
      Parsed parsed, Compilation compilation, Sightings sightings, @Nullable Analysis before) {
    this.parsed = parsed;
    this.compilation = compilation;
    steps = sightings.steps();
    findings =
        before != null && isHalfWritten()
            ? sightings.findings(before.findings, Memory.of(before.source(), source()))
            : sightings.findings();
  }

  /** Of a text by itself. */
  public static Analysis of(SourceFile source) {
    return of(source, null, null, () -> false);
  }

  /**
   * Of the next version of a text: behind what is half-written, types are remembered.
   *
   * @param outdated whether nobody waits for it any more
   */
  static Analysis next(SourceFile source, @Nullable Analysis before, BooleanSupplier outdated) {
    return of(source, before, before, outdated);
  }

  /**
   * Of a text that is like another one, and is nobody's next version.
   *
   * @param other what is written alike in it is not analysed again
   */
  static Analysis like(SourceFile source, @Nullable Analysis other, BooleanSupplier outdated) {
    return of(source, other, null, outdated);
  }

  private static Analysis of(
      SourceFile source,
      @Nullable Analysis other,
      @Nullable Analysis remembered,
      BooleanSupplier outdated) {
    Diagnostics diagnostics = new Diagnostics();
    Parsed parsed =
        other == null ? Parsed.of(source, diagnostics) : other.parsed.next(source, diagnostics);
    Imports imports =
        other == null
            ? Imports.of(parsed.syntax(), diagnostics)
            : other.imports().next(parsed.syntax(), diagnostics);
    boolean complete = other != null && other.imports().isComplete() && imports.isComplete();
    Reuse reuse =
        other != null && complete
            ? new Reuse(parsed.since(other.parsed), other.steps)
            : new Reuse(new Moves(source, source), Map.of());
    Sightings sightings = new Sightings(source, reuse, outdated);
    Compilation compilation = Compiler.check(imports, diagnostics, Request.DEFAULT, sightings);
    return new Analysis(parsed, compilation, sightings, remembered);
  }

  /** Whether it has a mistake that texts have while they are being typed. */
  private boolean isHalfWritten() {
    return diagnostics().stream()
        .anyMatch(d -> d.isError() && d.code().compareTo(Code.MISSING_ARGUMENT) <= 0);
  }

  public SourceFile source() {
    return syntax().source();
  }

  public SyntaxFile syntax() {
    return compilation.syntax();
  }

  /** Errors need no tree: it is made when somebody asks for it. */
  public synchronized Node tree() {
    if (tree == null) {
      tree = Node.of(syntax());
    }
    return tree;
  }

  public synchronized SymbolTable symbols() {
    if (symbols == null) {
      Map<Place, Definition> globals = findings.globals();
      symbols = SymbolTable.of(imports(), tree(), name -> globals.get(Place.of(name)));
    }
    return symbols;
  }

  /** The text with all that it imports. */
  public Imports imports() {
    return compilation.imports();
  }

  /** What is wrong with it, in the order of the text; what is wrong elsewhere, where it is used. */
  public List<Diagnostic> diagnostics() {
    return new Elsewhere(compilation.imports()).brought(compilation.diagnostics().sorted());
  }

  /** The network that would be trained; empty where there are errors or there is none. */
  public Optional<Program> program() {
    return compilation.program();
  }

  /** What an expression comes to: several where its layer is used in several ways. */
  public List<Seen> seen(Span expression) {
    return findings.seen().getOrDefault(Place.of(expression), List.of());
  }

  /** How many parameters each instance has that the text makes; empty where it makes none. */
  public List<Long> parameters(Span stage) {
    return findings.parameters().getOrDefault(Place.of(stage), List.of());
  }

  /** How many parameters a network has; 0 where that is not known. */
  public long total(String network) {
    return findings.total(network);
  }

  /** What a stage costs to predict one example; empty where that is not known. */
  public Optional<Work> work(Span stage) {
    return program().flatMap(program -> Work.of(program, stage));
  }
}
