package nnet.examples;

import java.nio.file.Path;
import java.util.ServiceLoader;
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

/** A process of its own that trains, and says what was announced and what the heap holds. */
final class MemoryProbe {
  private MemoryProbe() {}

  /** Takes the folder of the data and the size of a batch; the network is on the class path. */
  public static void main(String[] args) {
    Model model = ServiceLoader.load(Model.class).findFirst().orElseThrow();
    int batch = Integer.parseInt(args[1]);
    Training plan = model.schema().training().orElseThrow().withEpochs(2).withBatch(batch, false);
    DataFiles files = new DataFiles(Path.of(args[0]));
    Weights weights = FirstWeights.of(model, plan, files);
    Dataset data = Dataset.fit(model, files, weights);
    int rows = data.part("train").orElseThrow().size();
    TrainingMemory announced = TrainingMemory.of(model.schema(), plan, rows);
    Peak peak = new Peak();
    try {
      new Trainer(model, plan, data, weights, peak).train();
    } catch (Interrupted stopped) {
      System.out.println(announced.total() + " " + peak.used);
    }
  }

  /** Measures in the middle of training, when all is there, and ends it. */
  private static final class Peak implements TrainingListener {
    private long used;

    @Override
    public void stepped(int epoch, int examples, double loss) {
      if (epoch == 2) {
        used = MemoryProbe.used();
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
