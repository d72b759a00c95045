package nnet.runtime.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import nnet.runtime.predict.NamedOutput;
import org.junit.jupiter.api.Test;

class CsvOutputsTest {
  private static String written(List<String> words) {
    NamedOutput.Classes classes = new NamedOutput.Classes("kind", Optional.of("kind"), words);
    List<NamedOutput> outputs =
        List.of(
            new NamedOutput("p", 0, List.of(3), false, Optional.of(classes)),
            new NamedOutput("sure", 3, List.of(), true, Optional.empty()));
    float[] results = {0.5f, 0.25f, 0.25f, 0, 0, 1, 0, 1, 0, 0.25f, 0.75f, 1};
    return CsvOutputs.write(List.of(), outputs, results, 3);
  }

  @Test
  void classesHaveTheirNames() {
    assertThat(written(List.of("cat", "a \"big\", dog")))
        .isEqualTo(
            """
            kind,p_0,p_1,p_2,sure
            cat,0.5,0.25,0.25,false
            "a ""big"", dog",0.0,1.0,0.0,true
            other,0.0,0.25,0.75,true
            """);
  }

  @Test
  void classesWithoutNamesAreNumbers() {
    assertThat(written(List.of()))
        .isEqualTo(
            """
            kind,p_0,p_1,p_2,sure
            0,0.5,0.25,0.25,false
            1,0.0,1.0,0.0,true
            2,0.0,0.25,0.75,true
            """);
  }
}
