package nnet.examples.course;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import nnet.examples.SharedData;
import org.junit.jupiter.api.Test;

/**
 * The digits that are shipped with the course are what {@link MadeDigits} draws; {@code
 * -Dcourse.samples=true} writes them anew.
 */
final class MadeDigitsTest {
  private static final Path FOLDER = SharedData.project().resolve("examples/course/sample");

  @Test
  void theSampleIsWhatTheRuleDraws() throws IOException {
    Map<String, byte[]> files =
        Map.of(
            "train-images-idx3-ubyte.gz", new MadeDigits(28, 255, 1).idxImages(500),
            "train-labels-idx1-ubyte.gz", MadeDigits.idxLabels(500),
            "t10k-images-idx3-ubyte.gz", new MadeDigits(28, 255, 2).idxImages(100),
            "t10k-labels-idx1-ubyte.gz", MadeDigits.idxLabels(100),
            "sklearn/digits.csv.gz", new MadeDigits(8, 16, 3).csv(500));
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      Path path = FOLDER.resolve(file.getKey());
      if (Boolean.getBoolean("course.samples")) {
        Files.createDirectories(FOLDER.resolve("sklearn"));
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(path))) {
          out.write(file.getValue());
        }
      }
      try (InputStream in = new GZIPInputStream(Files.newInputStream(path))) {
        assertThat(in.readAllBytes()).as(file.getKey()).isEqualTo(file.getValue());
      }
    }
  }

  @Test
  void everyDigitDiffersFromTheOthers() {
    for (int one = 0; one < 10; one++) {
      for (int other = 0; other < one; other++) {
        assertThat(new MadeDigits(8, 16, 1).image(one))
            .isNotEqualTo(new MadeDigits(8, 16, 1).image(other));
      }
    }
  }
}
