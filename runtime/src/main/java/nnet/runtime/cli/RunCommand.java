package nnet.runtime.cli;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import nnet.runtime.io.SafeTensors;
import nnet.runtime.io.Tensor;
import nnet.runtime.io.TensorFile;
import nnet.runtime.io.Weights;
import nnet.runtime.message.Suggestion;
import nnet.runtime.message.UserError;
import nnet.runtime.model.Entry;
import nnet.runtime.model.Model;
import nnet.runtime.model.Schema;
import nnet.runtime.model.Slot;

/** Runs one batch and writes every number that comes out: to compare with other programs. */
final class RunCommand implements Command {

  @Override
  public String name() {
    return "run";
  }

  @Override
  public String summary() {
    return "Run one batch; writes outputs, losses and, where asked for, all gradients.";
  }

  @Override
  public List<Option> options() {
    return List.of(
        new Option("feed", "FILE", "inputs and targets by name, the batch first (safetensors)"),
        WEIGHTS,
        new Option("mode", "predict|train", "as in prediction (default) or in training"),
        Option.flag("gradients", "write the gradients of the loss too"),
        new Option("out", "FILE", "takes the results (safetensors)"),
        SEED);
  }

  @Override
  public void run(Model model, Arguments arguments, PrintStream out) {
    Path target = arguments.requiredPath("out");
    Path feed = arguments.requiredPath("feed");
    long seed = arguments.whole("seed", 0, Long.MAX_VALUE).orElse(0);
    Weights weights =
        arguments
            .path("weights")
            .map(file -> Weights.read(model.schema(), file))
            .orElseGet(() -> Weights.initial(model, seed));
    Map<String, Tensor> fed = SafeTensors.read(feed).tensors();
    String mode = arguments.choice("mode", List.of("predict", "train"));
    String entry = entry(model.schema(), mode, arguments.has("gradients"), fed);
    int batch = batch(model.schema(), entry, feed, fed);
    Pass pass = new Pass(model, entry, weights, batch, seed);
    pass.run(values(pass.entry(), batch, feed, fed));
    Map<String, Tensor> results = results(pass, arguments.has("gradients"));
    if (pass.hasLoss() && mode.equals("predict")) {
      namedLosses(model, weights, batch, seed, fed).forEach(results::putIfAbsent);
    }
    SafeTensors.write(target, new TensorFile(Map.of(), results));
    out.println(results.size() + " tensors written to " + target);
  }

  private static Entry named(Schema schema, String entry) {
    return schema.entries().get(schema.entry(entry));
  }

  /** Without targets there are outputs only. */
  private static String entry(
      Schema schema, String mode, boolean gradients, Map<String, Tensor> fed) {
    String full = "gradients_" + mode;
    if (schema.hasEntry(full)) {
      List<String> targets =
          named(schema, full).inputs().stream()
              .filter(slot -> slot.kind() == Slot.Kind.TARGET)
              .map(Slot::name)
              .toList();
      if (gradients || mode.equals("train") || targets.stream().anyMatch(fed::containsKey)) {
        return full;
      }
    }
    if (gradients || mode.equals("train")) {
      throw new UserError(
          "network " + schema.network() + " has no loss, so that there is nothing to derive");
    }
    return "predict";
  }

  private static int batch(Schema schema, String entry, Path file, Map<String, Tensor> fed) {
    List<String> names = named(schema, entry).given().stream().map(Slot::name).toList();
    for (String name : fed.keySet()) {
      boolean known =
          schema.entries().stream()
              .flatMap(each -> each.inputs().stream())
              .anyMatch(slot -> slot.name().equals(name));
      if (!known) {
        throw new UserError(
            "%s feeds `%s`, which network %s does not have%s"
                .formatted(file, name, schema.network(), Suggestion.suffix(name, names)));
      }
    }
    for (String name : names) {
      Tensor tensor = fed.get(name);
      if (tensor != null && !tensor.shape().isEmpty() && tensor.shape().getFirst() > 0) {
        return tensor.shape().getFirst();
      }
    }
    if (names.isEmpty()) {
      return 1;
    }
    throw new UserError(file + " feeds none of " + String.join(", ", names));
  }

  private static Map<String, float[]> values(
      Entry entry, int batch, Path file, Map<String, Tensor> fed) {
    Map<String, float[]> values = new HashMap<>();
    for (Slot slot : entry.inputs()) {
      Tensor tensor = fed.get(slot.name());
      if (tensor == null && slot.kind() == Slot.Kind.CARRIED) {
        continue;
      }
      if (tensor == null) {
        throw new UserError(
            file + " lacks `" + slot.name() + "`" + Suggestion.suffix(slot.name(), fed.keySet()));
      }
      List<Integer> wanted = new ArrayList<>(slot.shape());
      wanted.addFirst(batch);
      if (!tensor.shape().equals(wanted)) {
        throw new UserError(
            "`%s` has shape %s in %s, but %s is needed (the batch first)"
                .formatted(slot.name(), tensor.shape(), file, wanted));
      }
      checkLabels(slot, tensor, file);
      values.put(slot.name(), tensor.values());
    }
    return values;
  }

  private static void checkLabels(Slot slot, Tensor tensor, Path file) {
    for (float value : tensor.values()) {
      if (!slot.takes(value)) {
        throw new UserError(
            "`%s` is %s in %s, but its %s are %d to %d"
                .formatted(
                    slot.name(),
                    value,
                    file,
                    slot.kind() == Slot.Kind.LENGTH ? "lengths" : "labels",
                    slot.least(),
                    slot.classes() - 1));
      }
    }
  }

  /** What each loss is on its own, where there are several. */
  private static Map<String, Tensor> namedLosses(
      Model model, Weights weights, int batch, long seed, Map<String, Tensor> fed) {
    Pass pass = new Pass(model, "evaluate", weights.copy(), batch, seed);
    Map<String, float[]> values = new HashMap<>();
    fed.forEach((name, tensor) -> values.put(name, tensor.values()));
    pass.run(values);
    Map<String, Tensor> losses = new TreeMap<>();
    for (Slot slot : pass.entry().outputs()) {
      if (slot.kind() == Slot.Kind.LOSS || slot.kind() == Slot.Kind.PENALTY) {
        losses.put(slot.name(), new Tensor(List.of(), new float[] {(float) pass.mean(slot)}));
      }
    }
    return losses;
  }

  private static Map<String, Tensor> results(Pass pass, boolean gradients) {
    Map<String, Tensor> results = new TreeMap<>();
    for (Slot slot : pass.entry().outputs()) {
      switch (slot.kind()) {
        case INPUT_GRADIENT -> {
          if (gradients) {
            results.put("gradient/" + slot.name(), pass.tensor(slot));
          }
        }
        case OUTPUT, LOSS, PENALTY, CARRIED -> results.put(slot.name(), pass.tensor(slot));
        case INPUT, TARGET, LENGTH, COLUMN, FIT, LOSS_WEIGHT, OUTPUT_WEIGHT -> {}
      }
    }
    if (pass.hasLoss()) {
      results.put("loss", new Tensor(List.of(), new float[] {(float) pass.loss()}));
    }
    if (gradients) {
      pass.gradients().forEach((path, value) -> results.put("gradient/" + path, value));
    }
    return results;
  }
}
