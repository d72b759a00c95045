package nnet.compiler.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import nnet.compiler.Compilation;
import nnet.compiler.Compiler;
import nnet.compiler.diagnostic.Diagnostic;
import nnet.compiler.diagnostic.render.HumanRenderer;
import nnet.compiler.elaborate.Request;
import nnet.compiler.elaborate.TestCase;
import nnet.compiler.elaborate.TestCase.Expectation;
import nnet.compiler.elaborate.TestElaboration;
import nnet.compiler.expect.Expectations;
import nnet.compiler.expect.Outcome;
import nnet.compiler.expect.Outcome.Kind;
import nnet.compiler.source.SourceFile;
import org.apache.commons.cli.Options;

/** {@code nnet test}: whether the tests of files hold. */
final class TestCommand implements Command {
  private static final String DATA_DIR = "data-dir";
  private static final String NO_TRAINING = "no-training";

  @Override
  public String name() {
    return "test";
  }

  @Override
  public String summary() {
    return "runs the tests of files: counts, values, gradients, errors, whole trainings";
  }

  @Override
  public String synopsis() {
    return "FILE... [--data-dir DIR] [--no-training]";
  }

  @Override
  public Options options() {
    return Flags.none()
        .addOption(Flags.value(DATA_DIR, "DIR", "where data are (default: beside the file)"))
        .addOption(Flags.flag(NO_TRAINING, "leaves out what a network must be trained for"));
  }

  @Override
  public List<Example> examples() {
    return List.of(
        new Example("test spiral.nnet", "a line for each expectation"),
        new Example("test *.nnet --no-training", "all that is quick"));
  }

  @Override
  public int run(Invocation invocation) throws Refusal, IOException {
    List<String> files = invocation.files();
    if (!VectorProcess.isThisOne()) {
      return VectorProcess.repeat(invocation);
    }
    Map<Kind, Integer> counts = new EnumMap<>(Kind.class);
    for (String file : files) {
      file(file, invocation, counts);
    }
    invocation.out().println(total(counts));
    return counts.containsKey(Kind.FAILED) ? ExitCode.WRONG_INPUT : ExitCode.FINE;
  }

  private static void file(String file, Invocation invocation, Map<Kind, Integer> counts)
      throws Refusal, IOException {
    SourceFile source = SourceFiles.read(file);
    Compilation compilation = Compiler.check(source, Request.DEFAULT);
    if (compilation.diagnostics().hasErrors()) {
      List<Diagnostic> found = compilation.diagnostics().sorted();
      Terminal terminal = invocation.terminal();
      terminal.err().print(new HumanRenderer(terminal.colourErr()).render(found));
      throw Refusal.input(Verdict.of(found, file));
    }
    Path beside = Path.of(file).resolveSibling("").toAbsolutePath();
    Path data = invocation.value(DATA_DIR).map(Path::of).orElse(beside);
    Expectations expectations =
        new Expectations(
            new TestNetworks(
                source,
                data,
                !invocation.has(NO_TRAINING),
                warning -> invocation.out().println(warning.lines())));
    for (TestCase test : TestElaboration.of(compilation.syntax())) {
      invocation.out().println(test.span() + ": " + test.title());
      for (Expectation expectation : test.expectations()) {
        Outcome outcome = expectations.outcome(expectation);
        counts.merge(outcome.kind(), 1, Integer::sum);
        print(outcome, invocation.out());
      }
    }
  }

  private static void print(Outcome outcome, PrintStream out) {
    Expectation expectation = outcome.expectation();
    String text = expectation.span().text().replaceAll("\\s+", " ").replaceFirst("^expect ", "");
    String word = outcome.kind().name().toLowerCase(Locale.ROOT);
    String where =
        expectation instanceof TestCase.Turn turn && !turn.where().isEmpty()
            ? "  (" + turn.where() + ")"
            : "";
    out.println("  %-8s %s%s".formatted(word, text, where));
    if (!outcome.detail().isEmpty()) {
      out.println("           " + expectation.span() + ": " + outcome.detail());
    }
    out.flush();
  }

  private static String total(Map<Kind, Integer> counts) {
    if (counts.isEmpty()) {
      return "no tests";
    }
    List<String> parts = new ArrayList<>();
    counts.forEach((kind, n) -> parts.add(n + " " + kind.name().toLowerCase(Locale.ROOT)));
    return parts.stream().collect(Collectors.joining(", "));
  }
}
