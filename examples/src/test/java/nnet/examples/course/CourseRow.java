package nnet.examples.course;

import java.util.List;

/**
 * A line of the record: what a network of the course has come to.
 *
 * @param file from the folder of the course
 * @param network with the options that it had
 * @param parameters how many; empty where no test counts them
 * @param published how many it has in the literature, where a test says so
 * @param task what it does, in a sentence
 * @param metric the part of the data and the measure; empty where nothing is trained
 * @param bar what a test expects of it
 * @param seconds of processor time that all tests of the file took
 * @param data {@code shared} where it was measured on a data set that is not part of the project
 * @param digest of the file, so that a change does not go unrecorded
 */
record CourseRow(
    String file,
    String network,
    String parameters,
    String published,
    String task,
    String metric,
    String bar,
    String measured,
    String seconds,
    String data,
    String digest) {
  static final String HEADER =
      "file\tnetwork\tparameters\tpublished\ttask\tmetric\tbar\tmeasured\tseconds\tdata\tdigest";

  static CourseRow of(String line) {
    List<String> cells = List.of(line.split("\t", -1));
    return new CourseRow(
        cells.get(0),
        cells.get(1),
        cells.get(2),
        cells.get(3),
        cells.get(4),
        cells.get(5),
        cells.get(6),
        cells.get(7),
        cells.get(8),
        cells.get(9),
        cells.get(10));
  }

  String line() {
    return String.join("\t", sameAnywhere(), seconds, data, digest);
  }

  /** What does not depend on the machine. */
  String sameAnywhere() {
    return String.join("\t", file, network, parameters, published, task, metric, bar, measured);
  }

  boolean needsSharedData() {
    return data.equals("shared");
  }
}
