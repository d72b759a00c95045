package nnet.runtime.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nnet.runtime.io.Json;
import nnet.runtime.message.UserError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunTableTest {
  private static final RunTable.Columns COLUMNS =
      new RunTable.Columns(List.of("width", "seed"), Set.of("seed"), true);

  @TempDir Path folder;

  private static RunTable table(RunTable.Monitor monitor, double... values) {
    RunTable table = new RunTable(COLUMNS, monitor);
    for (int i = 0; i < values.length; i++) {
      Map<String, String> row = new LinkedHashMap<>();
      row.put("width", "a,b" + i / 2);
      row.put("seed", "" + i % 2);
      table.add(new RunResult("run-" + i, row, Map.of(monitor.measure(), values[i])));
    }
    return table;
  }

  private static RunTable.Monitor monitor(boolean higherIsBetter) {
    return new RunTable.Monitor("validation.score", higherIsBetter);
  }

  @Test
  void runsOfOneSettingAreAveraged() {
    RunTable table = table(monitor(false), 1, 3, 4, 4);
    assertThat(table.settings())
        .extracting(Setting::values)
        .containsExactly(Map.of("width", "a,b0"), Map.of("width", "a,b1"));
    Spread spread = table.settings().getFirst().spread("validation.score");
    assertThat(spread.mean()).isEqualTo(2);
    assertThat(spread.deviation()).isCloseTo(Math.sqrt(2), within(1e-12));
    assertThat(table.best().orElseThrow().name()).isEqualTo("run-0");
    assertThat(table(monitor(true), 1, 3, 4, 4).best().orElseThrow().name()).isEqualTo("run-2");
  }

  /** The best mean wins, not the luckiest run. */
  @Test
  void whatIsNoNumberIsWorst() {
    assertThat(table(monitor(false), 0, Double.NaN, 4, 5).best().orElseThrow().name())
        .isEqualTo("run-2");
    assertThat(table(monitor(true), 0, 9, 4, 6).best().orElseThrow().name()).isEqualTo("run-3");
  }

  /** Curves are read from the folders of the runs: not from others. */
  @ParameterizedTest
  @ValueSource(strings = {"../run-0", "..", "/etc", "C:run-0", "a\\b", ""})
  void aRunLiesBesideItsTable(String name) throws IOException {
    TableFiles.write(folder, table(monitor(true), 1, 3));
    Path file = folder.resolve("runs.json");
    String written = Json.write(name);
    Files.writeString(file, Files.readString(file).replace("\"run-0\"", written));
    assertThatThrownBy(() -> TableFiles.read(folder))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("`" + name + "` is no folder of a run");
  }

  @Test
  void whatIsWrittenIsRead() throws IOException {
    RunTable table = table(monitor(true), 1, 3, Double.NaN, 4);
    TableFiles.write(folder, table);
    RunTable read = TableFiles.read(folder);
    assertThat(read.runs()).isEqualTo(table.runs());
    assertThat(read.columns()).isEqualTo(table.columns());
    assertThat(read.monitor()).isEqualTo(table.monitor());
    assertThat(Files.readAllLines(folder.resolve("runs.csv")))
        .contains("width,seed,run,validation.score", "\"a,b0\",1,run-1,3.0");
    RunRecord record = new RunRecord(table.runs().get(1), Map.of("seed", "1"), 7);
    record.write(folder);
    assertThat(RunRecord.read(folder)).contains(record);
  }
}
