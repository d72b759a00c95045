package nnet.examples.course;

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
import nnet.compiler.cli.Main;
import nnet.examples.Pictures;
import nnet.examples.SharedData;

/**
 * The README of a chapter: its commands, as from the project's folder, what the last one before a
 * text prints, and the pictures that they draw.
 */
record CoursePage(Path path, String text) {
  private static final Pattern FENCE =
      Pattern.compile("^```(sh|text)\\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);
  private static final Pattern JAVA =
      Pattern.compile("^```java\\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);
  private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|(\\S+)");

  static CoursePage of(Path chapter) throws IOException {
    Path path = chapter.resolve("README.md");
    return new CoursePage(path, Files.readString(path));
  }

  Path pictures() {
    return path.resolveSibling("pictures");
  }

  /** The Java that it shows. */
  List<String> java() {
    return JAVA.matcher(text).results().map(block -> block.group(1)).toList();
  }

  /** Runs all commands; the page with what they print. */
  String run(Path folder) throws IOException {
    StringBuilder now = new StringBuilder();
    String printed = "";
    int at = 0;
    for (MatchResult fence : FENCE.matcher(text).results().toList()) {
      now.append(text, at, fence.start());
      if (fence.group(1).equals("sh")) {
        for (String line : fence.group(2).lines().toList()) {
          printed = command(line, folder);
        }
        now.append(fence.group());
      } else {
        now.append("```text\n").append(printed).append("```");
      }
      at = fence.end();
    }
    return now.append(text.substring(at)).toString();
  }

  /** What a command prints, or nothing where {@code >} sends it to a file. */
  private static String command(String line, Path folder) throws IOException {
    List<String> words = words(line, folder);
    String program = words.removeFirst();
    if (program.equals("java")) {
      return Pictures.relative(program(words, line), folder);
    }
    assertThat(program).as(line).isEqualTo("nnet");
    int arrow = words.indexOf(">");
    List<String> told = arrow < 0 ? words : words.subList(0, arrow);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    int exitCode = Main.run(told.toArray(String[]::new), out, out);
    String printed = bytes.toString(StandardCharsets.UTF_8);
    assertThat(exitCode).as(line + "\n" + printed).isZero();
    if (arrow < 0) {
      return Pictures.relative(printed, folder);
    }
    Path file = Path.of(words.get(arrow + 1));
    Files.createDirectories(file.resolveSibling(""));
    Files.writeString(file, printed);
    return "";
  }

  /** What a program on a jar prints. */
  private static String program(List<String> words, String line) throws IOException {
    List<String> command = new ArrayList<>(words);
    command.addFirst(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    Process java = new ProcessBuilder(command).redirectErrorStream(true).start();
    String printed = new String(java.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(java.onExit().join().exitValue()).as(line + "\n" + printed).isZero();
    return printed;
  }

  private static List<String> words(String line, Path folder) {
    List<String> words = new ArrayList<>();
    for (Matcher word = WORD.matcher(line); word.find(); ) {
      String text = word.group(1) == null ? word.group(2) : word.group(1);
      if (text.startsWith("runs/")) {
        words.add(folder.resolve(text).toString());
      } else if (text.startsWith("examples/")) {
        words.add(SharedData.project().resolve(text).toString());
      } else {
        words.add(text.equals("../shared/data") ? SharedData.folder("").toString() : text);
      }
    }
    return words;
  }
}
