package nnet.runtime.cli;

import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import nnet.runtime.train.TrainingMemory;

/** Sizes of memory as people read them. */
final class MemoryText {
  private static final double STEP = 1024;

  private MemoryText() {}

  /** Such as {@code 3.2 MB}. */
  static String size(long bytes) {
    double kilobytes = bytes / STEP;
    if (kilobytes < STEP) {
      return String.format(Locale.ROOT, "%.1f KB", kilobytes);
    }
    double megabytes = kilobytes / STEP;
    return megabytes < STEP
        ? String.format(Locale.ROOT, "%.1f MB", megabytes)
        : String.format(Locale.ROOT, "%.1f GB", megabytes / STEP);
  }

  /** Such as {@code parameters 1.2 MB, gradients 1.2 MB}: what takes something. */
  static String parts(TrainingMemory memory) {
    return memory.parts().entrySet().stream()
        .filter(part -> part.getValue() > 0)
        .map(MemoryText::part)
        .collect(Collectors.joining(", "));
  }

  private static String part(Map.Entry<String, Long> part) {
    return part.getKey() + " " + size(part.getValue());
  }
}
