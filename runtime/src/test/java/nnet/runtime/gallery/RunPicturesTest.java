package nnet.runtime.gallery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import nnet.runtime.message.UserError;
import nnet.runtime.train.History;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunPicturesTest {
  private static final String HISTORY =
      "epoch,train.loss,validation.loss\n1,0.5,0.6\n2,0.25,\n3,0.125,0.3\n";

  @TempDir Path folder;

  private Path run(String name, String file, String text) throws IOException {
    Path run = Files.createDirectories(folder.resolve(name));
    Files.writeString(run.resolve(file), text);
    return run;
  }

  @Test
  void runsAreDrawnOverEachOther() throws IOException {
    Path first = run("first", "history.csv", HISTORY);
    Path second = run("second", "history.csv", HISTORY.replace("0.5", "0.7"));
    List<Exhibit> exhibits = RunPictures.of(List.of(first, second));
    assertThat(exhibits).extracting(Exhibit::name).containsExactly("curves");
    assertThat(exhibits.getFirst().picture().svg())
        .contains("2 runs", "first train", "second train", "first validation", "epoch");
  }

  @Test
  void aFolderOfRunsStandsForAllOfThem() throws IOException {
    run("repeated/seed-1", "history.csv", HISTORY);
    run("repeated/seed-2", "history.csv", HISTORY);
    List<Exhibit> exhibits = RunPictures.of(List.of(folder.resolve("repeated")));
    assertThat(exhibits.getFirst().picture().svg())
        .contains("2 runs", "seed-1 train", "seed-2 train");
  }

  @Test
  void aHistoryIsReadAsItWasWritten() {
    String staged = "epoch,stage,train.loss\n1,head,0.5\n2,whole,0.25\n";
    assertThat(History.parse(staged, "history.csv").csv()).isEqualTo(staged);
    assertThat(History.parse(HISTORY, "history.csv").csv()).isEqualTo(HISTORY);
  }

  @Test
  void theSteepestRateIsMarked() throws IOException {
    String rates =
        """
        learning_rate,loss,smoothed
        1e-5,2.0,2.0
        1e-4,1.9,1.95
        1e-3,1.5,1.7
        1e-2,0.9,1.0
        1e-1,0.8,0.9
        1,9,5
        """;
    Path run = run("rates", "learning_rates.csv", rates);
    List<Exhibit> exhibits = RunPictures.of(List.of(run));
    assertThat(exhibits).extracting(Exhibit::name).containsExactly("learning_rates");
    assertThat(exhibits.getFirst().numbers()).containsEntry("suggested", 1e-3);
    assertThat(exhibits.getFirst().picture().svg()).contains("1e-5", "1e-2", "smoothed");
  }

  @Test
  void aWrongLineIsNamed() throws IOException {
    Path history = run("broken", "history.csv", HISTORY + "4,zero,1\n");
    assertThatThrownBy(() -> RunPictures.of(List.of(history)))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("history.csv:5: \"4,zero,1\" is no line of a history");
    Path ragged = run("ragged", "history.csv", HISTORY + "4,1\n");
    assertThatThrownBy(() -> RunPictures.of(List.of(ragged)))
        .hasMessageContaining("history.csv:5: 2 fields, but 3 names above");
    Path rates = run("wrong", "learning_rates.csv", "learning_rate,loss,smoothed\n-1,2,2\n");
    assertThatThrownBy(() -> RunPictures.of(List.of(rates)))
        .hasMessageContaining("learning_rates.csv:2: expected learning_rate,loss,smoothed");
  }
}
