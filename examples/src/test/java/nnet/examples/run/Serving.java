package nnet.examples.run;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import nnet.runtime.io.Weights;
import nnet.runtime.model.Model;
import nnet.runtime.predict.Predictor;

/**
 * A program in which 64 virtual and 8 platform threads predict with one model at a time, for a
 * while: {@code MILLISECONDS CLASS...}. It prints a {@link Service} for each. Then each of many
 * virtual threads makes one prediction, as where a request has a thread.
 */
public final class Serving {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private static final int REQUESTS = 100;
  private static final int TURNS = 3;

  private final Predictor predictor;
  private final Questions questions;
  private final List<Client> clients = new ArrayList<>();

  private Serving(Predictor predictor) {
    this.predictor = predictor;
    this.questions = new Questions(predictor);
  }

  public static void main(String[] args) throws ReflectiveOperationException, InterruptedException {
    long nanos = TimeUnit.MILLISECONDS.toNanos(Long.parseLong(args[0]));
    for (String className : List.of(args).subList(1, args.length)) {
      Model model =
          Class.forName(className).asSubclass(Model.class).getDeclaredConstructor().newInstance();
      Predictor predictor = Predictor.of(model, Weights.initial(model, 1));
      System.out.println(new Serving(predictor).serve(nanos).line());
    }
  }

  private Service serve(long nanos) throws InterruptedException {
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < Service.VIRTUAL; i++) {
      threads.add(Thread.ofVirtual().unstarted(client()));
    }
    for (int i = 0; i < Service.PLATFORM; i++) {
      threads.add(Thread.ofPlatform().unstarted(client()));
    }
    long start = System.nanoTime();
    threads.forEach(Thread::start);
    // The first part is for what is made once, and for HotSpot.
    do {
      TimeUnit.NANOSECONDS.sleep(nanos / 2);
    } while (!clients.stream().allMatch(Client::isWarm));
    long[] quietest = quietest(nanos - nanos / 2);
    clients.forEach(Client::end);
    for (Thread thread : threads) {
      thread.join();
    }
    return new Service(
        predictor.model().schema().network(),
        TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start),
        (int) clients.stream().filter(client -> client.asked() > 0).count(),
        clients.stream().mapToLong(Client::asked).sum(),
        clients.stream().mapToLong(Client::wrong).sum(),
        quietest[0],
        quietest[1],
        quietest[2],
        perRequest());
  }

  private Client client() {
    Client client = new Client(questions, predictor, clients.size());
    clients.add(client);
    return client;
  }

  /**
   * What {@link #measured} grew by in the turn that allocated least. What is made once may be made
   * late: a memory, when one thread more than ever before computes at once. What a prediction
   * allocates is there in each turn.
   */
  private long[] quietest(long nanos) throws InterruptedException {
    long[] quietest = turn(nanos);
    for (int i = 1; i < TURNS; i++) {
      long[] turn = turn(nanos);
      quietest = turn[1] < quietest[1] ? turn : quietest;
    }
    return quietest;
  }

  private long[] turn(long nanos) throws InterruptedException {
    long[] grown = measured();
    TimeUnit.NANOSECONDS.sleep(nanos);
    long[] after = measured();
    for (int i = 0; i < grown.length; i++) {
      grown[i] = after[i] - grown[i];
    }
    return grown;
  }

  /** Predictions, bytes allocated by all threads, bytes that the heap holds. */
  private long[] measured() {
    long held = held();
    long asked = clients.stream().mapToLong(Client::asked).sum();
    return new long[] {asked, THREADS.getTotalThreadAllocatedBytes(), held};
  }

  /** As the collector has left it: the clients go on before anybody can look at what is there. */
  private static long held() {
    System.gc();
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(pool -> pool.getType() == MemoryType.HEAP)
        .flatMap(pool -> Stream.ofNullable(pool.getCollectionUsage()))
        .mapToLong(MemoryUsage::getUsed)
        .sum();
  }

  /** Bytes that a thread costs that lives for one prediction. */
  private long perRequest() {
    requests();
    long before = THREADS.getTotalThreadAllocatedBytes();
    requests();
    return (THREADS.getTotalThreadAllocatedBytes() - before) / REQUESTS;
  }

  private void requests() {
    float[] result = new float[predictor.outputSize()];
    float[] example = questions.example(0);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < REQUESTS; i++) {
        threads.execute(() -> predictor.predict(example, result));
      }
    }
  }
}
