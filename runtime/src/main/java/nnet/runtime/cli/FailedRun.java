package nnet.runtime.cli;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import nnet.runtime.diagnosis.FailedStep;
import nnet.runtime.diagnosis.NonFinite;
import nnet.runtime.diagnosis.NonFiniteError;
import nnet.runtime.io.Json;
import nnet.runtime.io.SafeTensors;
import nnet.runtime.io.TensorFile;

/**
 * That training met a number that is not finite, for whoever has the network's text and can say
 * more of it: a file that {@link #FILE} names.
 *
 * @param report without a cause
 * @param text what is said where nothing more is found
 * @param json the same for programs
 * @param isJson whether programs are to be told
 */
public record FailedRun(
    FailedStep step, NonFinite report, String text, String json, boolean isJson) {

  /** The system property that names the file; where it is not set, the run says all by itself. */
  public static final String FILE = "nnet.failed.run";

  /** Whether somebody else tells the person. */
  static boolean isHandedOn() {
    return System.getProperty(FILE) != null;
  }

  static void tell(NonFiniteError failure, boolean isJson, PrintStream out) {
    NonFinite report = failure.report();
    String json = Json.write(report.json());
    if (isHandedOn()) {
      Map<String, String> texts =
          Map.of(
              "what", report.what(),
              "value", Double.toString(report.value()),
              "epoch", Integer.toString(report.epoch()),
              "number", Integer.toString(report.step()),
              "steps", Integer.toString(report.steps()),
              "file", report.file(),
              "text", report.text(),
              "json", json,
              "is json", Boolean.toString(isJson));
      failure.step().write(Path.of(System.getProperty(FILE)), texts);
    } else if (isJson) {
      out.println(json);
    }
  }

  /** From the file that a run has left. */
  public static FailedRun read(Path file) {
    TensorFile content = SafeTensors.read(file);
    SortedMap<String, String> texts = content.metadata();
    NonFinite report =
        new NonFinite(
            text(texts, "what"),
            Double.parseDouble(text(texts, "value")),
            Integer.parseInt(text(texts, "epoch")),
            Integer.parseInt(text(texts, "number")),
            Integer.parseInt(text(texts, "steps")),
            text(texts, "file"),
            Optional.empty());
    return new FailedRun(
        FailedStep.of(content),
        report,
        text(texts, "text"),
        text(texts, "json"),
        Boolean.parseBoolean(text(texts, "is json")));
  }

  private static String text(SortedMap<String, String> texts, String name) {
    return Objects.requireNonNull(texts.get(name), name);
  }
}
