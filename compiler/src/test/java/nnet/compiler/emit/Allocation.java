package nnet.compiler.emit;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import nnet.compiler.Compiler;
import nnet.compiler.elaborate.Request;
import nnet.compiler.source.SourceFile;
import nnet.runtime.data.DataFiles;
import nnet.runtime.data.Dataset;
import nnet.runtime.io.Weights;
import nnet.runtime.model.Model;
import nnet.runtime.parallel.Pool;
import nnet.runtime.predict.Predictor;
import nnet.runtime.predict.Session;
import nnet.runtime.train.History;
import nnet.runtime.train.Trainer;
import nnet.runtime.train.TrainingListener;

/**
 * A process that trains networks and predicts with them, and prints the bytes that steps and
 * predictions allocate: the least of many equal rounds, for what HotSpot does now and then is none
 * of ours.
 */
final class Allocation {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private static final int ROUNDS = 20;

  private Allocation() {}

  /** How long to wait for nothing to be allocated, in seconds, and the files of networks. */
  public static void main(String[] words) throws IOException {
    int patience = Integer.parseInt(words[0]);
    for (String file : List.of(words).subList(1, words.length)) {
      Model model = model(file);
      for (int threads = 1; threads <= 2; threads++) {
        Pool.useThreads(threads);
        Weights weights = Weights.initial(model, 1);
        String name = model.schema().network() + ", threads " + threads;
        long steps = settled(patience, () -> steps(model, weights));
        System.out.println(name + ", steps: " + steps);
        long predictions = settled(patience, () -> predictions(model, weights));
        System.out.println(name + ", predictions: " + predictions);
      }
    }
  }

  /** What is left when HotSpot has compiled all, as far as it gets in that time. */
  private static long settled(int patience, LongSupplier bytes) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(patience);
    long least = bytes.getAsLong();
    while (least > 0 && System.nanoTime() < end) {
      least = bytes.getAsLong();
    }
    return least;
  }

  private static Model model(String file) throws IOException {
    SourceFile source = new SourceFile(file, Files.readString(Path.of(file)));
    return Loaded.model(
        Compiler.emit(
            Compiler.lower(Compiler.check(source, Request.DEFAULT).program().orElseThrow())));
  }

  private static long steps(Model model, Weights weights) {
    Dataset data = Dataset.fit(model, new DataFiles(Path.of(".")), weights);
    Steps steps = new Steps();
    new Trainer(model, model.schema().training().orElseThrow(), data, weights, steps).train();
    return steps.least;
  }

  /** Hears the steps of training; compares the epochs. */
  private static final class Steps implements TrainingListener {
    private long least = Long.MAX_VALUE;
    private Optional<long[]> workers = Optional.empty();
    private long first;
    private long last;

    @Override
    public void stepped(int epoch, int examples, double loss) {
      long now = bytes(workers.orElseGet(Allocation::workers));
      first = first == 0 ? now : first;
      last = now;
    }

    @Override
    public void finished(History.Epoch epoch) {
      if (workers.isPresent()) {
        least = Math.min(least, last - first);
      }
      workers = Optional.of(workers());
      first = 0;
    }
  }

  private static long predictions(Model model, Weights weights) {
    Predictor predictor = Predictor.of(model, weights);
    Session session = predictor.session();
    float[] examples = new float[256 * predictor.inputSize()];
    float[] results = new float[256 * predictor.outputSize()];
    long[] workers = workers();
    long least = Long.MAX_VALUE;
    for (int round = 0; round < ROUNDS; round++) {
      long before = bytes(workers);
      for (int i = 0; i < 4; i++) {
        predictor.predict(examples, results);
        predictor.predictBatch(examples, results, 256);
        session.predict(examples, results);
        session.predictBatch(examples, results, 256);
      }
      least = Math.min(least, bytes(workers) - before);
    }
    return least;
  }

  /** Allocated so far by this thread and the pool's. */
  private static long bytes(long[] workers) {
    long bytes = 0;
    for (long worker : workers) {
      bytes += THREADS.getThreadAllocatedBytes(worker);
    }
    return bytes + THREADS.getCurrentThreadAllocatedBytes();
  }

  private static long[] workers() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith("nnet-worker"))
        .mapToLong(Thread::threadId)
        .toArray();
  }
}
