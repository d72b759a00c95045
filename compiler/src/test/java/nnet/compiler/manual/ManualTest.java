package nnet.compiler.manual;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nnet.compiler.syntax.Declaration.Definition;
import org.junit.jupiter.api.Test;

/** The pages in {@code docs/reference}; {@code -Dmanual.update=true} writes them anew. */
class ManualTest {
  private static final Path FOLDER = Path.of("../docs/reference");

  @Test
  void everyEntryOfTheLibraryHasProseAndAnExample() {
    assertThat(
            LibraryEntry.all().stream()
                .filter(entry -> entry.prose().isBlank() || entry.exampleLines().isBlank())
                .map(LibraryEntry::name))
        .isEmpty();
  }

  @Test
  void anActivationShowsItsDerivedDerivative() {
    Definition swish =
        LibraryEntry.all().stream()
            .filter(entry -> entry.name().equals("swish"))
            .findFirst()
            .orElseThrow()
            .definition();
    assertThat(Slopes.of(swish))
        .containsExactly(
            "\\operatorname{swish}'(x) = a + x \\cdot a \\cdot \\left(1 - a\\right),"
                + "\\quad a = \\sigma\\left(x\\right)");
  }

  @Test
  void thePagesAreThoseOfTheLibrary() throws IOException {
    Map<String, String> pages = Manual.pages();
    if (Boolean.getBoolean("manual.update")) {
      write(pages);
    }
    try (Stream<Path> files = Files.list(FOLDER)) {
      assertThat(files.map(file -> file.getFileName().toString()).collect(Collectors.toSet()))
          .isEqualTo(new TreeSet<>(pages.keySet()));
    }
    for (Map.Entry<String, String> page : pages.entrySet()) {
      assertThat(Files.readString(FOLDER.resolve(page.getKey())))
          .as("docs/reference/" + page.getKey() + " is out of date; see CONTRIBUTING.md")
          .isEqualTo(page.getValue());
    }
  }

  private static void write(Map<String, String> pages) throws IOException {
    Files.createDirectories(FOLDER);
    try (Stream<Path> old = Files.list(FOLDER)) {
      for (Path file : old.toList()) {
        Files.delete(file);
      }
    }
    for (Map.Entry<String, String> page : pages.entrySet()) {
      Files.writeString(FOLDER.resolve(page.getKey()), page.getValue());
    }
  }
}
