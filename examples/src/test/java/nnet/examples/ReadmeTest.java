package nnet.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nnet.compiler.Compilation;
import nnet.compiler.Compiler;
import nnet.compiler.diagnostic.Diagnostic;
import nnet.compiler.diagnostic.render.HumanRenderer;
import nnet.compiler.elaborate.Request;
import nnet.compiler.source.SourceFile;
import org.junit.jupiter.api.Test;

/** What the README shows is what the tool does. */
final class ReadmeTest {
  private static final Pattern FENCE =
      Pattern.compile("^```([a-z ]*)\\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);

  private final String readme = read(SharedData.project().resolve("README.md"));

  @Test
  void networksCheck() {
    List<String> texts = blocks("nnet");
    assertThat(texts).hasSizeGreaterThanOrEqualTo(2);
    for (String text : texts) {
      assertThat(check(text).diagnostics().sorted().stream().filter(Diagnostic::isError)).isEmpty();
    }
  }

  @Test
  void theErrorIsTheOneShown() {
    Compilation compilation = check(blocks("nnet error").get(0));
    List<Diagnostic> diagnostics = compilation.diagnostics().sorted();
    assertThat(diagnostics).hasSize(1);
    String shown = new HumanRenderer(false).render(diagnostics);
    assertThat(readme).contains("```\n" + shown.strip() + "\n```");
  }

  @Test
  void theBackwardPassIsTheOneEmitted() {
    Compiled lecture = Compiled.file(SharedData.project().resolve("examples/start/lecture.nnet"));
    String source = String.join("\n", lecture.emitted().sources().values());
    assertThat(source).contains(blocks("java").get(0));
  }

  @Test
  void theFirstNetworkIsTheFirstExample() {
    String example = read(SharedData.project().resolve("examples/start/spiral.nnet"));
    assertThat(example).startsWith(blocks("nnet").get(0));
  }

  private List<String> blocks(String kind) {
    Matcher matcher = FENCE.matcher(readme);
    return matcher
        .results()
        .filter(result -> result.group(1).strip().equals(kind))
        .map(result -> result.group(2))
        .toList();
  }

  private static Compilation check(String text) {
    return Compiler.check(new SourceFile("small.nnet", text), Request.DEFAULT);
  }

  private static String read(Path path) {
    try {
      return Files.readString(path);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
