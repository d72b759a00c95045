package nnet.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import nnet.compiler.Compiler;
import nnet.compiler.cli.Main;
import nnet.compiler.emit.Loaded;
import nnet.compiler.gradcheck.Point;
import nnet.compiler.graph.Program;
import nnet.compiler.trace.Example;
import nnet.compiler.trace.Trace;
import nnet.compiler.trace.TraceJson;
import nnet.compiler.trace.TraceText;
import nnet.compiler.trace.Tracer;
import nnet.examples.run.Witnesses;
import nnet.runtime.model.Model;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * {@code nnet trace} of every example but the course, and the page about it: {@code
 * -Dtrace.update=true} writes what its commands print into it.
 */
final class TraceTest {
  private static final Path PROJECT = SharedData.project();
  private static final Path PAGE = PROJECT.resolve("docs/trace.md");

  /** A command, and below it what is printed. */
  private static final Pattern SHOWN =
      Pattern.compile(
          "^```sh\\n(nnet [^\\n]*)\\n```\\n\\n```text\\n(.*?)^```$",
          Pattern.MULTILINE | Pattern.DOTALL);

  @TestFactory
  Stream<DynamicTest> everyExampleGoesForwardAndBackward() {
    return ExampleFiles.quick().stream()
        .map(file ->
            DynamicTest.dynamicTest(
                PROJECT.relativize(file).toString(),
                () ->
                    ExampleFiles.programs(file).stream()
                        .filter(Witnesses::hasGradients)
                        .forEach(TraceTest::trace)));
  }

  private static void trace(Program written) {
    Program program = Compiler.lowerNamed(written);
    Model model = Loaded.model(Compiler.emit(program));
    Point point = Point.random(program, model, 1, 1);
    Example example = new Example("a random one", point.inputs(), true);
    Trace trace = new Tracer(program, model, point.weights(), example, 1).training(10);
    assertThat(TraceText.of(trace, 80, true, false)).contains("FORWARD", "dL/d");
    assertThat(TraceJson.of(trace)).contains("\"part\":\"backward\"");
    boolean trains = model.schema().training().isPresent();
    assertThat(trace.passes())
        .allSatisfy(pass ->
            assertThat(pass.parts()).extracting(Trace.Part::name).contains("forward", "backward"))
        .allSatisfy(pass ->
            assertThat(pass.parts().stream().anyMatch(part -> part.name().equals("update")))
                .isEqualTo(trains));
  }

  @Test
  void thePageShowsWhatTheToolPrints() throws IOException {
    String page = Files.readString(PAGE);
    StringBuilder now = new StringBuilder();
    Matcher matcher = SHOWN.matcher(page);
    List<MatchResult> shown = matcher.results().toList();
    assertThat(shown).hasSizeGreaterThan(1);
    int at = 0;
    for (MatchResult each : shown) {
      now.append(page, at, each.start(2)).append(printed(each.group(1)));
      at = each.end(2);
    }
    now.append(page.substring(at));
    if (Boolean.getBoolean("trace.update")) {
      Files.writeString(PAGE, now);
    }
    assertThat(now.toString()).isEqualTo(Files.readString(PAGE));
  }

  private static String printed(String line) {
    List<String> words = new ArrayList<>();
    Matcher word = Pattern.compile("\"([^\"]*)\"|(\\S+)").matcher(line.substring("nnet ".length()));
    while (word.find()) {
      words.add(word.group(1) == null ? word.group(2) : word.group(1));
    }
    words.set(1, PROJECT.resolve(words.get(1)).toString());
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    assertThat(Main.run(words.toArray(String[]::new), out, out))
        .as(bytes.toString(StandardCharsets.UTF_8))
        .isZero();
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
