package nnet.benchmarks.engine;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.DoubleAdder;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The program of a process that does nothing but fused multiply-adds in registers: {@code FmaPeak
 * THREADS}. It answers with the best GFLOP/s of many short rounds, which no product can exceed.
 */
public final class FmaPeak {
  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
  private static final int ROUNDS = 60;
  private static final int CALLS = 10;
  private static final int STEPS = 500_000;

  /** In flight at a time: more than processors need to keep all their units at work. */
  private static final int SUMS = 12;

  private FmaPeak() {}

  public static void main(String[] arguments) throws InterruptedException {
    int threads = Integer.parseInt(arguments[0]);
    double best = 0;
    for (int i = 0; i < ROUNDS; i++) {
      best = Math.max(best, round(threads));
    }
    System.out.println(Answers.line(Double.toString(best)));
  }

  /** GFLOP/s of all threads together, each by its CPU time: as if it had a processor of its own. */
  private static double round(int threads) throws InterruptedException {
    DoubleAdder sum = new DoubleAdder();
    List<Thread> all = new ArrayList<>();
    for (int i = 0; i < threads; i++) {
      all.add(Thread.ofPlatform().start(() -> sum.add(work())));
    }
    for (Thread thread : all) {
      thread.join();
    }
    return sum.sum();
  }

  private static double work() {
    long start = THREADS.getCurrentThreadCpuTime();
    for (int i = 0; i < CALLS; i++) {
      if (multiplyAdd() != 2 * SUMS) {
        throw new IllegalStateException("sums that do not go towards two");
      }
    }
    double operations = 2.0 * SPECIES.length() * SUMS * STEPS * CALLS;
    return operations / (THREADS.getCurrentThreadCpuTime() - start);
  }

  /** Every sum goes towards two. */
  private static float multiplyAdd() {
    FloatVector half = FloatVector.broadcast(SPECIES, 0.5f);
    FloatVector one = FloatVector.broadcast(SPECIES, 1);
    FloatVector sum0 = FloatVector.broadcast(SPECIES, 0);
    FloatVector sum1 = FloatVector.broadcast(SPECIES, 1);
    FloatVector sum2 = FloatVector.broadcast(SPECIES, 2);
    FloatVector sum3 = FloatVector.broadcast(SPECIES, 3);
    FloatVector sum4 = FloatVector.broadcast(SPECIES, 4);
    FloatVector sum5 = FloatVector.broadcast(SPECIES, 5);
    FloatVector sum6 = FloatVector.broadcast(SPECIES, 6);
    FloatVector sum7 = FloatVector.broadcast(SPECIES, 7);
    FloatVector sum8 = FloatVector.broadcast(SPECIES, 8);
    FloatVector sum9 = FloatVector.broadcast(SPECIES, 9);
    FloatVector sum10 = FloatVector.broadcast(SPECIES, 10);
    FloatVector sum11 = FloatVector.broadcast(SPECIES, 11);
    for (int i = 0; i < STEPS; i++) {
      sum0 = sum0.fma(half, one);
      sum1 = sum1.fma(half, one);
      sum2 = sum2.fma(half, one);
      sum3 = sum3.fma(half, one);
      sum4 = sum4.fma(half, one);
      sum5 = sum5.fma(half, one);
      sum6 = sum6.fma(half, one);
      sum7 = sum7.fma(half, one);
      sum8 = sum8.fma(half, one);
      sum9 = sum9.fma(half, one);
      sum10 = sum10.fma(half, one);
      sum11 = sum11.fma(half, one);
    }
    FloatVector first = sum0.add(sum1).add(sum2).add(sum3).add(sum4).add(sum5);
    FloatVector second = sum6.add(sum7).add(sum8).add(sum9).add(sum10).add(sum11);
    return first.add(second).lane(0);
  }
}
