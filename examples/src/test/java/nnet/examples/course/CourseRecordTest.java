package nnet.examples.course;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import nnet.examples.ExampleFiles;
import nnet.examples.SharedData;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * What the course has come to is what its record says: of quick files in each build, of all in the
 * profile {@code course}. There {@code -Dcourse.update=true} writes the record and its table anew;
 * {@code -Dcourse.only=04-linear} looks at files with this in their name alone.
 */
final class CourseRecordTest {
  private static final boolean WHOLE = Boolean.getBoolean("nnet.course");
  private static final boolean UPDATE = Boolean.getBoolean("course.update");
  private static final String ONLY = System.getProperty("course.only", "");

  /** A build tests what took less processor time than this. */
  private static final double QUICK_SECONDS = 3;

  private static final String HOW =
      "; ./mvnw -Pquick,course -pl examples -am test -Dcourse.update=true -Dcourse.only=";

  private static final Path PAGE = SharedData.project().resolve("examples/README.md");

  @TestFactory
  Stream<DynamicTest> keepsItsPromises() {
    return files().stream()
        .filter(file -> file.name().contains(ONLY))
        .map(file -> DynamicTest.dynamicTest(file.name(), () -> check(file)));
  }

  private static List<CourseFile> files() {
    return ExampleFiles.course().stream().map(CourseFile::of).toList();
  }

  private static void check(CourseFile file) throws IOException {
    CourseRecord record = CourseRecord.read();
    if (UPDATE) {
      record.put(file.name(), CourseRun.of(file));
      write(record);
      return;
    }
    List<CourseRow> rows = record.of(file.name());
    String how = HOW + file.name();
    assertThat(rows).as("is recorded" + how).isNotEmpty();
    CourseRow first = rows.getFirst();
    assertThat(first.digest()).as("is as it was recorded" + how).isEqualTo(file.digest());
    if (WHOLE || Double.parseDouble(first.seconds()) < QUICK_SECONDS) {
      Assumptions.assumeTrue(file.readsSharedData() == first.needsSharedData(), "data lack");
      assertThat(CourseRun.of(file))
          .extracting(CourseRow::sameAnywhere)
          .as("comes to what is recorded" + how)
          .isEqualTo(rows.stream().map(CourseRow::sameAnywhere).toList());
    }
  }

  /** The record of the files that there are, and its table. */
  private static void write(CourseRecord record) throws IOException {
    record.keep(files().stream().map(CourseFile::name).toList());
    Files.writeString(PAGE, CourseTable.into(Files.readString(PAGE), CourseTable.of(record)));
  }

  @Test
  void theTableIsThatOfTheRecord() throws IOException {
    CourseRecord record = CourseRecord.read();
    if (UPDATE) {
      write(record);
    }
    List<String> files = files().stream().map(CourseFile::name).toList();
    assertThat(files).containsAll(record.byFile().keySet());
    String page = Files.readString(PAGE);
    assertThat(CourseTable.into(page, CourseTable.of(record))).isEqualTo(page);
  }
}
