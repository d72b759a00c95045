package nnet.runtime.cli;

import java.util.Locale;
import nnet.runtime.message.UserError;
import nnet.runtime.model.Schema;
import nnet.runtime.model.Training;
import nnet.runtime.train.TrainingMemory;

/** Refuses a training that the JVM has too little memory for, before it begins. */
record MemoryCheck(Schema schema, Training plan, long most) {
  /** For what is not counted: texts, the buffers of kernels, what is read and thrown away. */
  private static final long RESERVE = 8L << 20;

  private static final long LONGEST_ARRAY = Integer.MAX_VALUE - 8;

  static MemoryCheck of(Schema schema, Training plan) {
    return new MemoryCheck(schema, plan, Runtime.getRuntime().maxMemory());
  }

  /** Before anything is read: whether there is room for the weights and one example. */
  void beforeData() {
    check(TrainingMemory.of(schema, plan, 1), 0, 1);
  }

  /**
   * When the weights and the rows are there.
   *
   * @param rows of the training part
   */
  void withData(int rows) {
    TrainingMemory memory = TrainingMemory.of(schema, plan, rows);
    if (memory.toCome() + used() + RESERVE > most) {
      System.gc();
    }
    check(memory, Math.max(0, used() - memory.parameters()), rows);
  }

  private static long used() {
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }

  /**
   * @param others bytes that are taken already, beside those of the parameters
   */
  private void check(TrainingMemory memory, long others, int rows) {
    if (memory.longest() > LONGEST_ARRAY) {
      throw new UserError(
          String.format(
              Locale.ROOT,
              "a batch of %s examples needs an array of %,d numbers, and Java has none with more"
                  + " than %,d\n  help: a smaller batch, such as --batch %d",
              batch(plan),
              memory.longest(),
              LONGEST_ARRAY,
              fitting(others, rows)));
    }
    long needed = memory.total() + others + RESERVE;
    if (needed > most) {
      throw new UserError(
          "training needs %s of memory, but the JVM may take %s only: %s%s"
                  .formatted(
                      MemoryText.size(needed),
                      MemoryText.size(most),
                      MemoryText.parts(memory),
                      others > 0 ? ", data and program " + MemoryText.size(others) : "")
              + "\n  help: "
              + help(needed, others, rows));
    }
  }

  private static String batch(Training plan) {
    return plan.fullBatch() ? "all" : Integer.toString(plan.batch());
  }

  private String help(long needed, long others, int rows) {
    int batch = fitting(others, rows);
    String smaller = batch == 0 ? "" : "a smaller batch, such as --batch " + batch + ", or ";
    return smaller + "more memory: " + moreMemory(needed);
  }

  /** The greatest half, quarter and so on of the batch that there is room for; 0 for none. */
  private int fitting(long others, int rows) {
    int whole = plan.fullBatch() ? rows : Math.min(plan.batch(), rows);
    for (int batch = whole; batch > 1; batch /= 2) {
      TrainingMemory memory = TrainingMemory.of(schema, plan.withBatch(batch / 2, false), rows);
      if (memory.total() + others + RESERVE <= most && memory.longest() <= LONGEST_ARRAY) {
        return batch / 2;
      }
    }
    return 0;
  }

  /** As whoever started this JVM says it. */
  static String moreMemory(long needed) {
    long gigabytes = Math.max(1, Math.ceilDiv(needed + needed / 4, 1L << 30));
    return System.getProperty("nnet.home") == null
        ? "java -Xmx" + gigabytes + "g -jar ..."
        : "nnet ... --memory " + gigabytes + "g";
  }
}
