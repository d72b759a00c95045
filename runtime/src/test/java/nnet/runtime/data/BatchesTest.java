package nnet.runtime.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import nnet.runtime.io.Weights;
import nnet.runtime.model.Frame;
import nnet.runtime.model.Model;
import nnet.runtime.model.Progress;
import nnet.runtime.model.Schema;
import nnet.runtime.model.Update;
import nnet.runtime.parallel.Pool;
import nnet.runtime.random.Permutation;
import nnet.runtime.train.LineModel;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Batches that another thread prepares are the same. */
class BatchesTest {
  private static final int BATCH = 16;
  private static final double ALWAYS = 0;

  private final int threads = Pool.threads();
  private final Watched model = new Watched();
  private final Weights weights = Weights.initial(model, 1);
  private final Part part =
      Dataset.fit(model, new DataFiles(Path.of(".")), weights).part("train").orElseThrow();
  private final int[] order = Permutation.of(3, 0, part.size());

  /** Remembers which threads run it, and fails when it is told to. */
  private static final class Watched implements Model {
    private final LineModel line =
        new LineModel(LineModel.generated(200), LineModel.training(2, BATCH, Optional.empty()));
    private final Set<String> threads = ConcurrentHashMap.newKeySet();
    private volatile boolean fails;

    @Override
    public Schema schema() {
      return line.schema();
    }

    @Override
    public void run(int entry, Frame frame) {
      threads.add(Thread.currentThread().getName());
      if (fails) {
        throw new IllegalStateException("as it was told");
      }
      line.run(entry, frame);
    }

    @Override
    public void update(int phase, Update update) {
      line.update(phase, update);
    }

    @Override
    public void options(int phase, Progress progress, double[] values) {
      line.options(phase, progress, values);
    }

    @Override
    public double metric(int metric, float[] states) {
      return line.metric(metric, states);
    }
  }

  @BeforeEach
  void useTwoThreads() {
    Pool.useThreads(2);
    model.threads.clear();
  }

  @AfterEach
  void useThreadsAsBefore() {
    Pool.useThreads(threads);
  }

  private float[][] inputs(Batches batches) {
    List<float[]> all = new ArrayList<>();
    for (int from = 0; from < order.length; from += BATCH) {
      int count = Math.min(BATCH, order.length - from);
      DataRun run = batches.of(part, order, from, count);
      float[] x = new float[count];
      System.arraycopy(run.workspace(), run.at(run.result("x")), x, 0, count);
      all.add(x);
    }
    return all.toArray(float[][]::new);
  }

  @Test
  void anotherThreadPreparesTheSame() {
    float[][] ahead = inputs(new Batches(model, weights, BATCH, ALWAYS));
    assertThat(model.threads).contains("nnet-side").hasSize(2);
    model.threads.clear();
    float[][] inline = inputs(new Batches(model, weights, BATCH, Double.MAX_VALUE));
    assertThat(model.threads).doesNotContain("nnet-side").hasSize(1);
    assertThat(ahead).hasNumberOfRows(Math.ceilDiv(part.size(), BATCH)).isDeepEqualTo(inline);
  }

  @Test
  void withOneThreadThereIsNoOther() {
    Pool.useThreads(1);
    inputs(new Batches(model, weights, BATCH, ALWAYS));
    assertThat(model.threads).hasSize(1);
  }

  @Test
  void otherRowsThanExpectedAreRunAsWell() {
    Batches batches = new Batches(model, weights, BATCH, ALWAYS);
    batches.of(part, order, 0, BATCH);
    DataRun run = batches.of(part, order, 3 * BATCH, BATCH);
    float[] found = run.workspace().clone();
    DataRun plain = new DataRun(model, weights, BATCH);
    plain.run(part, order, 3 * BATCH, BATCH);
    assertThat(found).isEqualTo(plain.workspace());
  }

  @Test
  void theSameRowsAreRunOnce() {
    Batches batches = new Batches(model, weights, BATCH, Double.MAX_VALUE);
    DataRun first = batches.of(part, order, 0, BATCH);
    model.fails = true;
    assertThat(batches.of(part, order, 0, BATCH)).isSameAs(first);
  }

  @Test
  void whatTheOtherThreadThrowsArrives() {
    Batches batches = new Batches(model, weights, BATCH, ALWAYS);
    batches.of(part, order, 0, BATCH);
    batches.of(part, order, BATCH, BATCH);
    model.fails = true;
    assertThatThrownBy(
            () -> {
              batches.of(part, order, 2 * BATCH, BATCH);
              batches.of(part, order, 3 * BATCH, BATCH);
            })
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("as it was told");
  }
}
