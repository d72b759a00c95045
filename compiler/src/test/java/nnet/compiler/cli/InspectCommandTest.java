package nnet.compiler.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import nnet.runtime.io.SafeTensors;
import nnet.runtime.io.Tensor;
import nnet.runtime.io.TensorFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files of weights are shown without their networks. */
class InspectCommandTest {
  @TempDir Path folder;

  private String file(Map<String, String> metadata, Map<String, Tensor> tensors) {
    Path file = folder.resolve("model.safetensors");
    SafeTensors.write(file, new TensorFile(metadata, tensors));
    return file.toString();
  }

  private String trained() {
    return file(
        Map.of(
            "network", "Houses",
            "compiler", "0.1.0",
            "fingerprint price.dense.weight", "dense.weight[2, 3]",
            "vocabulary town", "[\"Bern\",\"Ulm\"]",
            "provenance seed", "42"),
        Map.of(
            "price.dense.weight",
            new Tensor(List.of(2, 3), new float[] {1, -2, 0.5f, 0, 0, Float.NaN}),
            "income.mean",
            new Tensor(List.of(), new float[] {42}),
            "checkpoint/step",
            new Tensor(List.of(1), new float[] {7})));
  }

  @Test
  void aTrainedNetworkTellsWhatItConsistsOf() {
    Run run = Run.of("inspect", trained());
    assertThat(run.err()).isEmpty();
    assertThat(run.exitCode()).isZero();
    assertThat(run.out())
        .contains("network: Houses", "compiler: 0.1.0", "town", "Bern, Ulm")
        .contains("6 parameters, 1 other values", "a checkpoint")
        .containsPattern("provenance\n +fact +value\n +seed +42\n")
        .containsPattern("price\\.dense\\.weight +\\[2, 3] +6 +-2 +1 +-0\\.1 +1")
        .containsPattern("income\\.mean +\\[] +1 +42 +42 +42");
  }

  @Test
  void programsReadTheSame() {
    Run run = Run.of("inspect", trained(), "--format", "json");
    assertThat(run.exitCode()).isZero();
    assertThat(run.out())
        .contains("\"network\":\"Houses\"", "\"town\":[\"Bern\",\"Ulm\"]")
        .contains("\"provenance\":{\"seed\":\"42\"}")
        .contains("\"least\":-2.0,\"greatest\":1.0,\"mean\":-0.1,\"notFinite\":1");
  }

  @Test
  void aFileOfOthersHasTensorsOnly() {
    String file = file(Map.of(), Map.of("a", new Tensor(List.of(1), new float[] {3})));
    assertThat(Run.of("inspect", file).out()).contains("tensors", "1 values");
  }

  @Test
  void whatIsNoFileOfWeightsSaysSo() {
    Run run = Run.of("inspect", folder.resolve("none.safetensors").toString());
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("there is no file");
    assertThat(Run.of("inspect", trained(), "--format", "xml").exitCode()).isEqualTo(2);
  }
}
