package nnet.compiler.emit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import nnet.compiler.derive.Differentiation;
import nnet.compiler.graph.GraphPrinter;
import nnet.compiler.graph.Program;
import nnet.compiler.graph.Region;
import nnet.runtime.model.Training;

/**
 * A number for all that decides on the result of training but the data, the seed and how long it
 * goes on: two programs that have the same one train alike.
 */
final class Fingerprint {
  private static final int BYTES = 8;

  private final MessageDigest digest;

  private Fingerprint() {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  static String of(Program program, Training training) {
    Fingerprint fingerprint = new Fingerprint();
    for (Program.Entry entry : program.entries()) {
      // Explanations read them; a jar that has them trains as one that has not.
      if (!entry.name().equals(Differentiation.OF_OUTPUTS)) {
        fingerprint.add(entry.name(), entry.body());
      }
    }
    for (Program.Phase phase : program.phases()) {
      fingerprint.add(phase.name(), phase.update());
      phase.options().forEach(option -> fingerprint.add(phase.name(), option));
    }
    fingerprint.add(settings(training));
    return HexFormat.of().formatHex(fingerprint.digest.digest(), 0, BYTES);
  }

  /** Without what may be another when training goes on. */
  private static String settings(Training training) {
    Training.Course course = Training.Course.PLAIN.withStages(training.course().stages());
    return training.withCourse(course).withExtent(0, 0, false, 0).toString();
  }

  private void add(String name, Region region) {
    add(name);
    add(GraphPrinter.text(region));
  }

  private void add(String text) {
    digest.update(text.getBytes(StandardCharsets.UTF_8));
  }
}
