package nnet.benchmarks.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordingFile;

/**
 * Which methods the time goes into: samples by the line of emitted Java that they come from, and by
 * method.
 */
final class Profile {
  private static final int MOST_LINES = 30;
  private static final String EMITTED = "nnet.model.";

  private final Map<String, Integer> emitted = new TreeMap<>();
  private final Map<String, Integer> methods = new TreeMap<>();
  private int samples;

  private Profile() {}

  /** A table on one line, its lines parted by a bar. */
  static String of(Rounds rounds, long cpuNanos) throws IOException {
    Path file = Files.createTempFile("nnet-bench-", ".jfr");
    try (Recording recording = new Recording()) {
      recording.enable("jdk.CPUTimeSample").with("throttle", "1 ms");
      recording.start();
      rounds.run(cpuNanos, true);
      recording.stop();
      recording.dump(file);
      Profile profile = new Profile();
      RecordingFile.readAllEvents(file).forEach(profile::add);
      return profile.text();
    } finally {
      Files.deleteIfExists(file);
    }
  }

  private void add(RecordedEvent event) {
    if (!event.getEventType().getName().equals("jdk.CPUTimeSample")
        || event.getStackTrace() == null) {
      return;
    }
    List<RecordedFrame> frames = event.getStackTrace().getFrames();
    samples++;
    count(frames, emitted, type -> type.startsWith(EMITTED) && !type.endsWith("Loops"));
    count(frames, methods, type -> type.startsWith("nnet."));
  }

  /** Counts the innermost frame of a type such as this. */
  private static void count(
      List<RecordedFrame> frames, Map<String, Integer> counts, Predicate<String> type) {
    frames.stream()
        .filter(frame -> type.test(frame.getMethod().getType().getName()))
        .findFirst()
        .ifPresent(frame -> counts.merge(name(frame), 1, Integer::sum));
  }

  private static String name(RecordedFrame frame) {
    String type = frame.getMethod().getType().getName();
    boolean line = type.startsWith(EMITTED) && !type.endsWith("Loops");
    return type.substring(type.lastIndexOf('.') + 1)
        + "."
        + frame.getMethod().getName()
        + (line ? ":" + frame.getLineNumber() : "");
  }

  private String text() {
    return samples
        + " samples||by line of emitted Java|"
        + table(emitted)
        + "|by method|"
        + table(methods);
  }

  private String table(Map<String, Integer> counts) {
    StringBuilder text = new StringBuilder();
    counts.entrySet().stream()
        .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
        .limit(MOST_LINES)
        .forEach(entry ->
            text.append(
                "%6.1f %%  %s|".formatted(100.0 * entry.getValue() / samples, entry.getKey())));
    return text.toString();
  }
}
