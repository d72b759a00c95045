package nnet.compiler.cli;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import nnet.compiler.diagnostic.Suggestion;
import nnet.compiler.trace.Example;
import nnet.runtime.data.DataFiles;
import nnet.runtime.data.Dataset;
import nnet.runtime.data.Feed;
import nnet.runtime.data.Part;
import nnet.runtime.io.Weights;
import nnet.runtime.model.Entry;
import nnet.runtime.model.Model;
import nnet.runtime.model.Schema;
import nnet.runtime.model.Slot;
import nnet.runtime.model.Training;
import nnet.runtime.train.FirstWeights;
import org.apache.commons.cli.Option;

/**
 * The example and the weights that a command line means.
 *
 * @param steps of the whole training
 */
record TraceExample(Weights weights, Example example, long seed, long steps) {
  private static final String ROW = "row";
  private static final String PART = "part";
  private static final String INPUT = "input";
  private static final String TARGET = "target";
  private static final String WEIGHTS = "weights";
  private static final String DATA_DIR = "data-dir";
  private static final String SEED = "seed";

  static final List<Option> OPTIONS =
      List.of(
          Flags.value(ROW, "N", "a row of the data, counted from 1"),
          Flags.value(PART, "NAME", "train (default), validation or test"),
          Flags.value(INPUT, "[NAME=]NUMBERS", "numbers instead of a row; can be repeated"),
          Flags.value(TARGET, "[NAME=]NUMBERS", "what is right for them; can be repeated"),
          Flags.value(WEIGHTS, "FILE", "trained weights (default: the initial ones)"),
          Flags.value(SEED, "N", "of initial weights and draws (default: that of training)"),
          Flags.value(DATA_DIR, "DIR", "the folder of the data (default: that of the file)"));

  /** What can be wrong with the words alone. */
  static void check(Invocation invocation) throws Refusal {
    boolean row = invocation.has(ROW);
    if (row == invocation.has(INPUT)) {
      throw invocation.misused(
          row ? "takes --row or --input, not both" : "needs an example: --row 1");
    }
    invocation.number(ROW, 1, 1);
    invocation.number(SEED, 0, 0);
    for (String option : List.of(PART, TARGET)) {
      if (invocation.has(option) && row == option.equals(TARGET)) {
        throw invocation.misused("takes --%s only with --%s".formatted(option, row ? INPUT : ROW));
      }
    }
  }

  static TraceExample of(Invocation invocation, Model model) throws Refusal {
    Optional<Training> training = model.schema().training();
    long usual = training.map(Training::seed).orElse(0L);
    long seed = invocation.has(SEED) ? invocation.number(SEED, 0, 0) : usual;
    DataFiles files = new DataFiles(folder(invocation));
    Weights weights = weights(invocation, model, training.map(t -> t.withSeed(seed)), files, seed);
    return invocation.has(ROW)
        ? ofRow(invocation, model, weights, files, seed)
        : ofNumbers(invocation, model.schema(), weights, seed);
  }

  private static Path folder(Invocation invocation) throws Refusal {
    Optional<String> named = invocation.value(DATA_DIR);
    if (named.isPresent()) {
      return SourceFiles.path(named.get());
    }
    Path beside = SourceFiles.path(invocation.file()).getParent();
    return beside == null ? Path.of(".") : beside;
  }

  private static Weights weights(
      Invocation invocation, Model model, Optional<Training> training, DataFiles files, long seed)
      throws Refusal {
    Optional<String> file = invocation.value(WEIGHTS);
    if (file.isPresent()) {
      return Weights.read(model.schema(), SourceFiles.path(file.get()));
    }
    return training.isPresent()
        ? FirstWeights.of(model, training.get(), files)
        : Weights.initial(model, seed);
  }

  private static String told(Invocation invocation, long seed) {
    return invocation
        .value(WEIGHTS)
        .map(file -> "weights " + file)
        .orElse("initial weights of seed " + seed);
  }

  private static TraceExample ofRow(
      Invocation invocation, Model model, Weights weights, DataFiles files, long seed)
      throws Refusal {
    Dataset data =
        invocation.has(WEIGHTS)
            ? Dataset.open(model, files, weights)
            : Dataset.fit(model, files, weights);
    Part part = part(invocation, data);
    int row = invocation.number(ROW, 1, 1);
    if (row > part.size()) {
      throw Refusal.input(
          "--row %d: part %s has %,d rows".formatted(row, part.name(), part.size()));
    }
    Schema schema = model.schema();
    Entry entry = entry(schema);
    float[] workspace = new float[entry.workspace(1)];
    new Feed(model, weights, entry, 1).fill(part, new int[] {row - 1}, 0, 1, workspace);
    Map<String, float[]> values = new TreeMap<>();
    for (Slot slot : entry.given()) {
      int at = slot.at(entry, 1);
      values.put(slot.name(), Arrays.copyOfRange(workspace, at, at + slot.size()));
    }
    String title =
        "row %d of %s (%s), %s"
            .formatted(row, part.name(), part.line(row - 1), told(invocation, seed));
    Example example = new Example(title, values, hasTargets(schema));
    return new TraceExample(weights, example, seed, steps(schema, data));
  }

  private static Part part(Invocation invocation, Dataset data) throws Refusal {
    String name = invocation.value(PART).orElse("train");
    List<String> there = data.parts().stream().map(Part::name).toList();
    return data.part(name)
        .orElseThrow(() ->
            Refusal.usage(
                "there is no part `%s` of the data%s\nThere is: %s"
                    .formatted(name, Suggestion.question(name, there), String.join(", ", there))));
  }

  private static boolean hasTargets(Schema schema) {
    return schema.hasEntry("gradients_train");
  }

  /** The entry that takes the most: with targets where there are any. */
  private static Entry entry(Schema schema) {
    return schema.entries().get(schema.entry(hasTargets(schema) ? "gradients_train" : "predict"));
  }

  private static long steps(Schema schema, Dataset data) {
    Training.Stage stage = schema.training().orElseThrow().stages().getFirst();
    int rows = data.part("train").map(Part::size).orElse(1);
    int batch = stage.plan().fullBatch() ? rows : Math.min(rows, stage.plan().batch());
    long batches = Math.ceilDiv(rows, batch);
    return stage.plan().epochs() * batches / stage.plan().accumulate();
  }

  private static TraceExample ofNumbers(
      Invocation invocation, Schema schema, Weights weights, long seed) throws Refusal {
    List<Slot> slots = entry(schema).given();
    Map<String, float[]> values = new TreeMap<>();
    boolean targets = invocation.has(TARGET);
    TraceNumbers.read(invocation.values(INPUT), INPUT, of(slots, Slot.Kind.INPUT), values);
    if (targets) {
      TraceNumbers.read(invocation.values(TARGET), TARGET, of(slots, Slot.Kind.TARGET), values);
    }
    if (slots.stream().anyMatch(slot -> slot.kind() == Slot.Kind.LENGTH)) {
      throw Refusal.input(
          "examples of this network have lengths of their own, which --input cannot tell; take a"
              + " row of the data: --row 1");
    }
    String title = "numbers of the command line, " + told(invocation, seed);
    boolean derived = targets && hasTargets(schema);
    long steps = schema.training().map(plan -> (long) plan.totalEpochs()).orElse(1L);
    return new TraceExample(weights, new Example(title, values, derived), seed, steps);
  }

  private static List<Slot> of(List<Slot> slots, Slot.Kind kind) {
    return slots.stream().filter(slot -> slot.kind() == kind).toList();
  }
}
