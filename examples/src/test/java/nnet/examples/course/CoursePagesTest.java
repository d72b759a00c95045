package nnet.examples.course;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import nnet.examples.ExampleFiles;
import nnet.examples.Pictures;
import nnet.examples.SharedData;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * The pages of the course: each names all files of its chapter and shows all its pictures. In the
 * profile {@code course} their commands are run and draw the pictures again; {@code
 * -Dcourse.update=true} writes them, and what the commands print.
 */
final class CoursePagesTest {
  private static final boolean WHOLE = Boolean.getBoolean("nnet.course");
  private static final boolean UPDATE = Boolean.getBoolean("course.update");
  private static final String ONLY = System.getProperty("course.only", "");

  private static final Pattern PLACE = Pattern.compile("// (\\w+\\.nnet):\\d+ ");

  @TempDir Path folder;

  private static List<Path> chapters() {
    return ExampleFiles.course().stream()
        .map(file -> file.resolveSibling(""))
        .distinct()
        .filter(chapter -> chapter.toString().contains(ONLY))
        .toList();
  }

  @TestFactory
  Stream<DynamicTest> namesItsFilesAndShowsItsPictures() {
    return each(chapter -> {
      CoursePage page = CoursePage.of(chapter);
      for (Path file : ExampleFiles.course()) {
        if (file.startsWith(chapter)) {
          assertThat(page.text()).contains(file.getFileName().toString());
        }
      }
      assertThat(Pictures.shown(page.text())).isEqualTo(Pictures.in(page.pictures()));
    });
  }

  /** A comment in it names the file that it is made of. */
  @TestFactory
  Stream<DynamicTest> showsTheJavaThatIsEmitted() {
    return each(chapter -> {
      for (String java : CoursePage.of(chapter).java()) {
        Matcher named = PLACE.matcher(java);
        assertThat(named.find()).as(java).isTrue();
        String emitted = CourseFile.of(chapter.resolve(named.group(1))).java();
        assertThat(plain(emitted)).contains(plain(java));
      }
    });
  }

  /** Without indentation. */
  private static String plain(String java) {
    return java.replaceAll("\\s+", " ").strip();
  }

  @TestFactory
  Stream<DynamicTest> showsWhatItsCommandsDraw() {
    Assumptions.assumeTrue(WHOLE, "in the profile course");
    return each(chapter -> {
      CoursePage page = CoursePage.of(chapter);
      boolean shared = page.text().contains("../shared/data");
      Assumptions.assumeTrue(!shared || Files.exists(SharedData.folder("")), "data lack");
      Path runs = folder.resolve(chapter.getFileName());
      String now = page.run(runs);
      Map<String, String> drawn = Pictures.drawn(page.text(), runs);
      if (UPDATE) {
        Files.writeString(page.path(), now);
        for (Map.Entry<String, String> picture : drawn.entrySet()) {
          Path file = page.pictures().resolve(picture.getKey() + ".svg");
          Files.createDirectories(page.pictures());
          Files.writeString(file, picture.getValue());
        }
      }
      assertThat(now).isEqualTo(Files.readString(page.path()));
      for (Map.Entry<String, String> picture : drawn.entrySet()) {
        Path file = page.pictures().resolve(picture.getKey() + ".svg");
        assertThat(Pictures.shapes(picture.getValue()))
            .as(picture.getKey())
            .isEqualTo(Pictures.shapes(Files.readString(file)));
      }
    });
  }

  /** What is true of a chapter. */
  private interface Check {
    void of(Path chapter) throws IOException;
  }

  private static Stream<DynamicTest> each(Check check) {
    return chapters().stream()
        .map(chapter ->
            DynamicTest.dynamicTest(chapter.getFileName().toString(), () -> check.of(chapter)));
  }
}
