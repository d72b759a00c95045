package nnet.benchmarks.run;

import java.util.List;
import java.util.Map;

/**
 * An engine and how its process is started.
 *
 * @param name short, for the command line and the table
 * @param module of the benchmarks
 * @param engine the class of its engine
 * @param options for its JVM
 * @param environment at its best, without what all have
 */
record Peer(
    String name,
    String module,
    String engine,
    List<String> options,
    Map<String, String> environment) {

  /** Whether it does more than products. */
  boolean predicts() {
    return !name.equals("openblas");
  }

  /** Where a process predicts once, plain loops are sooner at work than vectors. */
  List<String> startOptions() {
    return isNnet() ? List.of() : options;
  }

  boolean isNnet() {
    return name.equals("nnet");
  }
}
