package nnet.runtime.cli;

import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.Map;
import nnet.runtime.data.FaultCount;
import nnet.runtime.data.FaultReport;

/** Tells of rows that were left out and gaps that were filled. */
final class FaultLines {
  private FaultLines() {}

  static void print(FaultReport report, PrintStream out) {
    print("left out", "row", report.skipped(), out);
    print("filled", "value", report.filled(), out);
  }

  private static void print(String done, String what, FaultCount faults, PrintStream out) {
    if (faults.count() == 0) {
      return;
    }
    out.println(
        faults.count() == 1
            ? "1 " + what + " was " + done + ":"
            : faults.count() + " " + what + "s were " + done + ":");
    faults.first().forEach(each -> out.println("  " + each));
    int more = faults.count() - faults.first().size();
    if (more > 0) {
      out.println("  and " + more + " more");
    }
    out.println();
  }

  static Map<String, Object> json(FaultReport report) {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("left_out", json(report.skipped()));
    all.put("filled", json(report.filled()));
    return all;
  }

  private static Map<String, Object> json(FaultCount faults) {
    return Map.of("count", faults.count(), "first", faults.first());
  }
}
