package nnet.runtime.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import nnet.runtime.model.Schema;
import nnet.runtime.model.Training;
import nnet.runtime.train.TrainingMemory;

/**
 * What training takes, for the summary.
 *
 * @param batch the number of examples that it is said for
 * @param row bytes of a row of the data
 */
record SummaryMemory(TrainingMemory memory, int batch, long row) {
  /** Where a batch is all rows, and nobody has read them. */
  private static final int THOUSAND = 1000;

  /** Empty where nothing is trained. */
  static Optional<SummaryMemory> of(Schema schema, Arguments arguments) {
    return schema
        .training()
        .map(plan -> {
          int usual = plan.fullBatch() ? THOUSAND : plan.batch();
          int batch = (int) arguments.whole("batch", 1, Integer.MAX_VALUE).orElse(usual);
          Training sized = plan.withBatch(batch, false);
          return new SummaryMemory(
              TrainingMemory.of(schema, sized, Integer.MAX_VALUE),
              batch,
              TrainingMemory.row(schema));
        });
  }

  List<String> lines() {
    List<String> lines = new ArrayList<>();
    String head = String.format(Locale.ROOT, "memory to train with batches of %,d: ", batch);
    lines.add(head + MemoryText.size(memory.total()));
    memory.parts().forEach((name, bytes) -> lines.add(line(name, MemoryText.size(bytes))));
    lines.add(line("data", MemoryText.size(THOUSAND * row) + " for each 1,000 rows"));
    return lines;
  }

  private static String line(String name, String size) {
    return "  %-12s %s".formatted(name, size);
  }

  Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("batch", batch);
    json.put("total", memory.total());
    json.putAll(memory.parts());
    json.put("data_row", row);
    return json;
  }
}
