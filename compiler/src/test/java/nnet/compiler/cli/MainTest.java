package nnet.compiler.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import nnet.compiler.diagnostic.Code;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Command lines in this process: what they print and how they end. */
class MainTest {
  static Stream<Command> commands() {
    return Commands.ALL.stream();
  }

  @Test
  void namesOfOtherSystemsAreToldByOurs() {
    assertThat(Run.of("help", "MaxPooling2D").err()).contains("Keras's MaxPooling2D is `max_pool`");
  }

  @Test
  void helpListsEveryCommand() {
    Run help = Run.of("--help");
    assertThat(help.exitCode()).isZero();
    assertThat(help.err()).isEmpty();
    assertThat(help.out()).contains(Commands.names());
    assertThat(Run.of("-h").out()).isEqualTo(help.out());
  }

  @Test
  void nothingToDoIsWrongUsage() {
    Run nothing = Run.of();
    assertThat(nothing.exitCode()).isEqualTo(2);
    assertThat(nothing.err()).contains("Usage: nnet COMMAND");
  }

  @Test
  void theVersionIsOneLine() {
    assertThat(Run.of("--version").out()).matches("nnet \\d+\\.\\d+\\.\\d+\\R");
  }

  @ParameterizedTest
  @MethodSource("commands")
  void everyCommandExplainsItselfWithExamples(Command command) {
    Run help = Run.of(command.name(), "--help");
    assertThat(help.exitCode()).isZero();
    assertThat(help.out()).contains("Usage: nnet " + command.name(), "Options:", "Examples:");
    assertThat(Run.of("help", command.name()).out()).isEqualTo(help.out());
    assertThat(command.examples()).isNotEmpty();
    assertThat(command.examples()).allMatch(example -> example.line().startsWith(command.name()));
  }

  @ParameterizedTest
  @MethodSource("commands")
  void anUnknownOptionIsWrongUsage(Command command) {
    Run run = Run.of(command.name(), "--nonsense", "file.nnet");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).contains("has no option `--nonsense`");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          chekc            | there is no command `chekc`; did you mean `check`?
          banana           | there is no command `banana`
          check --fromat x | has no option `--fromat`; did you mean `--format`?
          check --format=x | --format is one of human, short, json; got `x`
          check --format   | needs a value after --format
          check            | needs a file
          help shape-missmatch | did you mean `shape-mismatch`?
          help a b         | explains one thing at a time
          """)
  void wrongUsageIsExplained(String line, String message) {
    Run run = Run.of(line.split(" ", -1));
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).startsWith("error: ").contains(message);
  }

  @Test
  void helpExplainsLayersAndOperators() {
    Run layer = Run.of("help", "softsign");
    assertThat(layer.exitCode()).isZero();
    assertThat(layer.out()).contains("activation softsign()(x) = x / (1 + abs(x))", "y: f32[3]");
    assertThat(Run.of("help", "logsumexp").out()).contains("logsumexp(x, axis?");
    assertThat(Run.of("help", "sofsign").err()).contains("did you mean `softsign`?");
  }

  @Test
  void helpWithoutACodeListsThemAll() {
    Run list = Run.of("help");
    assertThat(list.exitCode()).isZero();
    assertThat(Stream.of(Code.values()).map(Code::text)).allMatch(list.out()::contains);
  }

  @ParameterizedTest
  @EnumSource
  void helpExplainsACodeInEitherSpelling(Code code) {
    Run help = Run.of("help", code.text());
    assertThat(help.exitCode()).isZero();
    assertThat(help.out()).startsWith(code.text() + ": ").contains("Wrong", "Right", "Why");
    assertThat(Run.of("help", code.name()).out()).isEqualTo(help.out());
  }

  @Test
  void aBugOfOursIsOneLineAndAFile() throws IOException {
    PrintStream broken =
        new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8) {
          @Override
          public void print(String text) {
            throw new IllegalStateException("a bug");
          }
        };
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    String[] args = {"--help"};
    int exitCode = Main.run(args, broken, new PrintStream(err, true, StandardCharsets.UTF_8));
    assertThat(exitCode).isEqualTo(70);
    String message = err.toString(StandardCharsets.UTF_8);
    assertThat(message)
        .startsWith("error: this is a bug in nnet, not in your file; ")
        .hasLineCount(1);
    Matcher file = Pattern.compile("send (.*) along").matcher(message);
    assertThat(file.find()).isTrue();
    Path details = Path.of(file.group(1));
    assertThat(details).content().contains("a bug", "--help", "IllegalStateException");
    Files.delete(details);
  }
}
