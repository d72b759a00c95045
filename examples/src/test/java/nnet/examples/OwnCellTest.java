package nnet.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import nnet.compiler.Compilation;
import nnet.compiler.Compiler;
import nnet.compiler.elaborate.Request;
import nnet.compiler.source.SourceFile;
import org.junit.jupiter.api.Test;

/** A cell of a user's own is emitted as the library's is, names aside. */
final class OwnCellTest {
  private final SourceFile file =
      ExampleFiles.read(SharedData.project().resolve("examples/sequence/own_cell.nnet"));

  @Test
  void ownMemoryEmitsWhatLstmEmits() {
    String own = file.text();
    String definitions = own.substring(0, own.indexOf("network Wave"));
    String library =
        "\n".repeat((int) definitions.lines().count())
            + own.substring(definitions.length()).replace("memory(", "lstm(");
    Map<String, String> emitted = java(own);
    assertThat(emitted.toString()).contains("memoryCell").doesNotContain("lstm");
    assertThat(renamed(emitted)).isEqualTo(renamed(java(library)));
  }

  private Map<String, String> java(String text) {
    Compilation compilation = Compiler.check(new SourceFile(file.name(), text), Request.DEFAULT);
    return Compiler.emit(Compiler.lower(compilation.program().orElseThrow())).sources();
  }

  /**
   * Without comments, white space, the name of the layer, and what is made of names: the keys of
   * initial draws, and the program's fingerprint; without the source's own; and without the places
   * of what made a value.
   */
  private static Map<String, String> renamed(Map<String, String> sources) {
    Map<String, String> renamed = new TreeMap<>();
    sources.forEach((name, text) ->
        renamed.put(
            name,
            text.replaceAll("(?s)/\\*.*?\\*/", "")
                .replaceAll("//[^\n]*", "")
                .replaceAll("\\s+", "")
                .replaceAll("(?<=[(,])-?\\d{7,}(?=,)", "KEY")
                .replaceAll("Course\\(\"\\w+\"", "Course(PROGRAM")
                .replaceAll("Origin\\([^)]*\\)", "ORIGIN")
                .replaceAll("\"[0-9][begs][^\"]*\"", "MADE")
                .replace("memory", "lstm")
                .replace("MEMORY", "LSTM")));
    return renamed;
  }
}
