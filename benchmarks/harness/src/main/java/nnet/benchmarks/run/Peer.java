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

  boolean isNnet() {
    return name.equals("nnet");
  }
}
