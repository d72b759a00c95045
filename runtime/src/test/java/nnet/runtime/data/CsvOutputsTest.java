package nnet.runtime.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CsvOutputsTest {
  private static String written(List<String> classes) {
    CsvOutputs.Column column =
        CsvOutputs.Column.output("p", List.of(3), Optional.of("kind"), classes);
    float[] results = {0.5f, 0.25f, 0.25f, 0, 1, 0, 0, 0.25f, 0.75f};
    return CsvOutputs.write(List.of(), List.of(column), results, 3);
  }

  @Test
  void classesHaveTheirNames() {
    assertThat(written(List.of("cat", "a \"big\", dog")))
        .isEqualTo(
            """
            kind,p_0,p_1,p_2
            cat,0.5,0.25,0.25
            "a ""big"", dog",0.0,1.0,0.0
            other,0.0,0.25,0.75
            """);
  }

  @Test
  void classesWithoutNamesAreNumbers() {
    assertThat(written(List.of()))
        .isEqualTo(
            """
            kind,p_0,p_1,p_2
            0,0.5,0.25,0.25
            1,0.0,1.0,0.0
            2,0.0,0.25,0.75
            """);
  }
}
