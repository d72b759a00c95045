package nnet.compiler.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import nnet.runtime.io.SafeTensors;
import nnet.runtime.io.Tensor;
import nnet.runtime.io.TensorFile;
import nnet.runtime.message.UserError;
import nnet.runtime.predict.Predictor;
import nnet.runtime.serve.LiveModel;
import nnet.runtime.serve.ModelJar;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A service opens jars that it is given, tests them, and lets one take the other's place. */
class ModelJarTest {
  private static final String NETWORK =
      """
      network Moons {
          input  point: f32[2]
          target side:  class(2)

          output probability: simplex(2) = point -> dense(8) -> tanh -> dense(2) -> softmax

          loss = cross_entropy(probability, side)
      }
      data Made {
          from moons(rows: 100, noise: 0.1, seed: 1)
          split random(seed: 1): train 0.8, validation 0.2
          point = x
          side  = label
      }
      train Moons on Made { optimizer: adam(learning_rate: 0.01)  epochs: 2  batch: 16  seed: 3 }
      """;

  @TempDir static Path folder;
  private static Path first;
  private static Path second;

  @BeforeAll
  static void train() throws IOException {
    first = jar("first", NETWORK, "--inference-only");
    second = jar("second", NETWORK.replace("seed: 3", "seed: 4").replace("dense(8)", "dense(9)"));
  }

  private static Path jar(String name, String text, String... options) throws IOException {
    return TrainedJar.of(folder, name, text, options);
  }

  private static Path weights(String name) {
    return TrainedJar.weights(folder, name);
  }

  @Test
  void anyJarTellsWhatItIsAndTestsItself() {
    try (ModelJar jar = ModelJar.open(first)) {
      assertThat(jar.model().schema().network()).isEqualTo("Moons");
      assertThat(jar.model().getClass().getClassLoader())
          .isNotEqualTo(ModelJar.class.getClassLoader());
      assertThat(jar.predictor().selfTest().passed()).isTrue();
      assertThat(jar.predictor().selfTest().text()).contains("8 rows have the results");
    }
  }

  @Test
  void changedWeightsFailTheTest() {
    TensorFile file = SafeTensors.read(weights("first"));
    Tensor offset = Objects.requireNonNull(file.tensors().get("probability.dense.offset"));
    float[] bias = offset.values();
    bias[0] += 0.5f;
    Path changed = folder.resolve("changed.safetensors");
    SafeTensors.write(changed, file);
    Predictor predictor = ModelJar.open(first, changed).predictor();
    assertThat(predictor.selfTest().passed()).isFalse();
    assertThat(predictor.selfTest().text()).contains("numbers differ");
    LiveModel live = new LiveModel(ModelJar.open(first).predictor());
    assertThatThrownBy(() -> live.swap(predictor))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("fails its self-test");
  }

  @Test
  void weightsWithoutRowsToTestByAreRefused() {
    TensorFile file = SafeTensors.read(weights("first"));
    Map<String, Tensor> tensors = new TreeMap<>(file.tensors());
    tensors.keySet().removeIf(name -> name.startsWith("golden/"));
    Path bare = folder.resolve("bare.safetensors");
    SafeTensors.write(bare, new TensorFile(file.metadata(), tensors));
    Predictor predictor = ModelJar.open(first, bare).predictor();
    assertThatThrownBy(() -> new LiveModel(predictor)).hasMessageContaining("no rows to test with");
    tensors.put("golden/inputs", new Tensor(List.of(3, 2), new float[6]));
    SafeTensors.write(bare, new TensorFile(file.metadata(), tensors));
    assertThatThrownBy(() -> ModelJar.open(first, bare)).hasMessageContaining("is damaged");
  }

  @Test
  void aModelTakesAnothersPlaceWhileThreadsPredict() throws Exception {
    Predictor one = ModelJar.open(first).predictor();
    Predictor other = ModelJar.open(second).predictor();
    assertThat(one.compatibility()).isEqualTo(other.compatibility());
    float[] example = {0.5f, 0.2f};
    float[] ofOne = new float[2];
    float[] ofOther = new float[2];
    one.predict(example, ofOne);
    other.predict(example, ofOther);
    assertThat(ofOne).isNotEqualTo(ofOther);
    LiveModel live = new LiveModel(one);
    AtomicBoolean ended = new AtomicBoolean();
    List<Future<Boolean>> answers = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 8; i++) {
        answers.add(
            threads.submit(() -> {
              boolean right = true;
              while (!ended.get()) {
                float[] result = new float[2];
                live.predict(example, result);
                right &= Arrays.equals(result, ofOne) || Arrays.equals(result, ofOther);
              }
              return right;
            }));
      }
      for (int i = 0; i < 100; i++) {
        live.swap(i % 2 == 0 ? other : one);
      }
      ended.set(true);
    }
    for (Future<Boolean> answer : answers) {
      assertThat(answer.get()).isTrue();
    }
    assertThat(live.current()).isSameAs(one);
  }

  @Test
  void aModelWithOtherInputsIsRefused() throws IOException {
    String wider =
        NETWORK.replace("point: f32[2]", "point: f32[3]").replace("= x\n", "= concat(x, x[0:1])\n");
    Path third = jar("third", wider);
    LiveModel live = new LiveModel(ModelJar.open(first).predictor());
    assertThatThrownBy(() -> live.swap(ModelJar.open(third).predictor()))
        .hasMessageContaining("other inputs or outputs");
  }

  @Test
  void whatIsNoModelIsRefused() throws IOException {
    assertThatThrownBy(() -> ModelJar.open(folder.resolve("none.jar")))
        .hasMessageContaining("there is no file");
    Path text = Files.writeString(folder.resolve("text.jar"), "no jar");
    assertThatThrownBy(() -> ModelJar.open(text)).hasMessageContaining("no compiled network");
    TrainedJar.compile(folder.resolve("first.nnet"), folder.resolve("bare.jar"));
    assertThatThrownBy(() -> ModelJar.open(folder.resolve("bare.jar")))
        .hasMessageContaining("holds no weights");
  }
}
