package nnet.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import nnet.compiler.Compiler;
import nnet.compiler.elaborate.Request;
import nnet.compiler.emit.Loaded;
import nnet.compiler.graph.Program;
import nnet.runtime.data.DataFiles;
import nnet.runtime.data.Dataset;
import nnet.runtime.io.Weights;
import nnet.runtime.message.Interrupted;
import nnet.runtime.model.Model;
import nnet.runtime.model.Training;
import nnet.runtime.train.FirstWeights;
import nnet.runtime.train.Trainer;
import nnet.runtime.train.TrainingListener;
import nnet.runtime.train.TrainingMemory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The memory that is announced is the memory that training takes. */
final class MemoryTest {
  /** Of what is announced. */
  private static final double TOLERANCE = 0.1;

  /** What small things take that are not counted: lists, names, classes. */
  private static final long SMALL = 1 << 20;

  @ParameterizedTest
  @CsvSource({
    "start/spiral.nnet, 20000",
    "vision/shapes.nnet, 256",
    "sequence/own_cell.nnet, 2000",
    "generative/gan.nnet, 2000",
    "training/contrast.nnet, 256",
  })
  void isWhatTrainingTakes(String name, int batch) throws Exception {
    Path file = SharedData.project().resolve("examples").resolve(name);
    Program program =
        Compiler.check(ExampleFiles.read(file), Request.DEFAULT).program().orElseThrow();
    Model model = Loaded.model(Compiler.emit(Compiler.lower(program)));
    Training plan = model.schema().training().orElseThrow().withEpochs(2).withBatch(batch, false);
    long before = used();
    Weights weights = FirstWeights.of(model, plan, new DataFiles(file.resolveSibling("")));
    Dataset data = Dataset.fit(model, new DataFiles(file.resolveSibling("")), weights);
    int rows = data.part("train").orElseThrow().size();
    TrainingMemory announced = TrainingMemory.of(model.schema(), plan, rows);
    long ofData = used() - before - announced.parameters();
    Peak peak = new Peak();
    try {
      new Trainer(model, plan, data, weights, peak).train();
    } catch (Interrupted stopped) {
      long taken = peak.used - before - Math.max(0, ofData);
      assertThat((double) taken)
          .isBetween(
              (1 - TOLERANCE) * announced.total() - SMALL,
              (1 + TOLERANCE) * announced.total() + SMALL);
      return;
    }
    throw new AssertionError("training has not begun");
  }

  /** Measures in the middle of training, when all is there, and ends it. */
  private static final class Peak implements TrainingListener {
    private long used;

    @Override
    public void stepped(int epoch, int examples, double loss) {
      if (epoch == 2) {
        used = MemoryTest.used();
        throw new Interrupted();
      }
    }
  }

  private static long used() {
    for (int i = 0; i < 3; i++) {
      System.gc();
    }
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }
}
