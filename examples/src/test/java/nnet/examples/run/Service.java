package nnet.examples.run;

import java.util.List;

/**
 * How a model has served many threads.
 *
 * @param network its name
 * @param millis that they have taken
 * @param threads that predicted
 * @param predictions that were made
 * @param wrong of these
 * @param measured those that were made when all was warm, in the turn that allocated least
 * @param allocated for these, in bytes, by all threads of the process
 * @param growth of what the heap holds, in bytes
 * @param perRequest bytes that a virtual thread costs that lives for one prediction
 */
public record Service(
    String network,
    long millis,
    int threads,
    long predictions,
    long wrong,
    long measured,
    long allocated,
    long growth,
    long perRequest) {
  public static final int VIRTUAL = 64;
  public static final int PLATFORM = 8;

  String line() {
    return String.join(
        "\t",
        network,
        Long.toString(millis),
        Integer.toString(threads),
        Long.toString(predictions),
        Long.toString(wrong),
        Long.toString(measured),
        Long.toString(allocated),
        Long.toString(growth),
        Long.toString(perRequest));
  }

  /** Reads a line that a process has printed. */
  public static Service of(String line) {
    List<String> words = List.of(line.split("\t", -1));
    return new Service(
        words.get(0),
        Long.parseLong(words.get(1)),
        Integer.parseInt(words.get(2)),
        Long.parseLong(words.get(3)),
        Long.parseLong(words.get(4)),
        Long.parseLong(words.get(5)),
        Long.parseLong(words.get(6)),
        Long.parseLong(words.get(7)),
        Long.parseLong(words.get(8)));
  }
}
