package nnet.compiler.fuzz;

import static java.util.stream.Collectors.toSet;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import nnet.compiler.Compilation;
import nnet.compiler.Compiler;
import nnet.compiler.diagnostic.Diagnostic;
import nnet.compiler.diagnostic.render.HumanRenderer;
import nnet.compiler.diagnostic.render.JsonRenderer;
import nnet.compiler.diagnostic.render.Renderer;
import nnet.compiler.diagnostic.render.ShortRenderer;
import nnet.compiler.elaborate.Request;
import nnet.compiler.graph.Program;
import nnet.compiler.resolve.Imports;
import nnet.compiler.resolve.Library;
import nnet.compiler.source.SourceFile;
import nnet.compiler.source.Span;
import nnet.compiler.syntax.Repository;
import nnet.compiler.syntax.SyntaxFile;
import nnet.compiler.syntax.format.Formatter;
import nnet.runtime.data.DataFiles;

/** Sources, with what they import: checked, told about, formatted, and compiled where small. */
final class SourceTarget implements Target {
  private static final int MOST_CHARACTERS = 4000;
  private static final int MOST_NODES = 2000;
  private static final List<Renderer> FOR_PEOPLE =
      List.of(new HumanRenderer(false), new ShortRenderer());

  private static final List<String> WORDS =
      List.of(
          "network N {",
          "input x: f32[3]",
          "target y: class(10)",
          "output p = ",
          "loss = mse(p, y)",
          "data D {",
          "from csv(\"../x.csv\") as R",
          "train N on D {",
          "repeat 10000 {",
          "for i in 0..100000 {",
          "layer l(n: int)(x)",
          "cell c(n: int)(x) carries h: f32[n] = zeros",
          "record R { a: f32? }",
          "test \"t\" {",
          "expect ",
          "-> dense(1000000000)",
          "999999999999",
          "1e400",
          "f32[1, 2, 3]",
          "\"\\{\"",
          "/*",
          "//",
          "((((((((",
          "[[[[[[[[",
          "^2^2^2^2",
          "}",
          "if true then ",
          " else ",
          "dim T <= 5",
          "\u0000",
          "\u202e");

  private final HostileProject project = new HostileProject();
  private final DataFiles files;

  SourceTarget() throws IOException {
    files = new DataFiles(DataNetwork.folder());
  }

  @Override
  public void read(byte[] bytes) throws IOException {
    SourceFile file = project.file(new String(bytes, StandardCharsets.UTF_8));
    Compilation compilation = Compiler.check(file, Request.DEFAULT);
    project.requireInside();
    List<Diagnostic> found = compilation.diagnostics().sorted();
    Set<SourceFile> known = files(compilation.imports());
    found.forEach(diagnostic -> requireInside(diagnostic.span(), known));
    FOR_PEOPLE.forEach(renderer -> Words.requireVisible(renderer.render(found)));
    project.requireUntold(new JsonRenderer().render(found));
    Formatter.format(file);
    for (Program program : compilation.programs()) {
      requireInside(program);
    }
    boolean whole = !compilation.programs().isEmpty();
    if (whole && compilation.programs().stream().mapToInt(SourceTarget::nodes).sum() < MOST_NODES) {
      Words.accepts(() -> Compiler.emit(Compiler.lower(compilation.programs())));
    }
  }

  private static int nodes(Program program) {
    return program.entries().stream().mapToInt(entry -> entry.body().nodes().size()).sum();
  }

  private static Set<SourceFile> files(Imports imports) {
    return imports.all().stream().map(SyntaxFile::source).collect(toSet());
  }

  private static void requireInside(Span span, Set<SourceFile> files) {
    boolean known = files.contains(span.file()) || Library.owns(span.file());
    int length = span.file().text().length();
    if (!known || span.start() < 0 || span.end() < span.start() || span.end() > length) {
      throw new AssertionError("a diagnostic at " + span.start() + " to " + span.end());
    }
  }

  /** No file that it names lies outside of the folder of the data. */
  private void requireInside(Program program) throws IOException {
    List<String> names = program.data().map(data -> data.files()).orElse(List.of());
    for (String name : names) {
      Words.accepts(() -> {
        Path path = files.resolve(name).toRealPath();
        if (!path.startsWith(files.folder().toRealPath())) {
          throw new AssertionError(name + " is read as " + path);
        }
      });
    }
  }

  @Override
  public List<byte[]> seeds() {
    Stream<String> examples =
        Repository.files().stream()
            .filter(file -> file.name().startsWith("examples/"))
            .map(SourceFile::text)
            .filter(text -> text.length() < MOST_CHARACTERS);
    return Stream.concat(examples, HostileProject.seeds().stream())
        .map(text -> text.getBytes(StandardCharsets.UTF_8))
        .toList();
  }

  @Override
  public List<String> words() {
    return Stream.concat(WORDS.stream(), HostileProject.imports().stream()).toList();
  }

  /** Elaboration has limits of its own, which are about nodes. */
  @Override
  public long mostBytes() {
    return 4L << 30;
  }
}
