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
import nnet.runtime.io.Json;
import org.apache.commons.cli.Options;

/** {@code nnet test}: whether the tests of files hold. */
final class TestCommand implements Command {
  private static final String DATA_DIR = "data-dir";
  private static final String FORMAT = "format";
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
    return "FILE... [--data-dir DIR] [--no-training] [--format human|json]";
  }

  @Override
  public Options options() {
    return Flags.none()
        .addOption(Flags.value(DATA_DIR, "DIR", "where data are (default: beside the file)"))
        .addOption(Flags.flag(NO_TRAINING, "leaves out what a network must be trained for"))
        .addOption(Flags.value(FORMAT, "human|json", "for people (default) or for programs"));
  }

  @Override
  public List<Example> examples() {
    return List.of(
        new Example("test spiral.nnet", "a line for each expectation"),
        new Example("test *.nnet --no-training", "all that is quick"),
        new Example("test spiral.nnet --format json", "the same for programs"));
  }

  @Override
  public int run(Invocation invocation) throws Refusal, IOException {
    List<String> files = invocation.files();
    boolean json = invocation.choice(FORMAT, List.of("human", "json"), "human").equals("json");
    if (!VectorProcess.isThisOne()) {
      return VectorProcess.repeat(invocation);
    }
    Map<Kind, Integer> counts = new EnumMap<>(Kind.class);
    for (String file : files) {
      file(file, invocation, json, counts);
    }
    if (!json) {
      invocation.out().println(total(counts));
    }
    return counts.containsKey(Kind.FAILED) ? ExitCode.WRONG_INPUT : ExitCode.FINE;
  }

  private static void file(
      String file, Invocation invocation, boolean json, Map<Kind, Integer> counts)
      throws Refusal, IOException {
    SourceFile source = SourceFiles.read(file);
    Compilation compilation = Compiler.check(source, Request.DEFAULT);
    if (compilation.diagnostics().hasErrors()) {
      List<Diagnostic> found = compilation.diagnostics().sorted();
      Terminal terminal = invocation.terminal();
      terminal.err().print(new HumanRenderer(terminal.colourErr()).render(found));
      throw Refusal.input(Verdict.of(found, file));
    }
    PrintStream out = invocation.out();
    Path beside = Path.of(file).resolveSibling("").toAbsolutePath();
    Path data = invocation.value(DATA_DIR).map(Path::of).orElse(beside);
    boolean trains = !invocation.has(NO_TRAINING);
    Expectations expectations =
        new Expectations(
            new TestNetworks(
                source,
                data,
                trains,
                warning -> out.println(json ? Json.write(warning.json()) : warning.lines())));
    for (TestCase test : TestElaboration.of(compilation.imports())) {
      if (!json) {
        out.println(test.span() + ": " + test.title());
      }
      for (Expectation expectation : test.expectations()) {
        Outcome outcome = expectations.outcome(expectation);
        counts.merge(outcome.kind(), 1, Integer::sum);
        ExpectationLine line = new ExpectationLine(test, outcome);
        out.println(json ? Json.write(line.json()) : line.human());
        out.flush();
      }
    }
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
