package nnet.runtime.train;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import nnet.runtime.data.Part;
import nnet.runtime.model.Training;

/** What is measured after an epoch, and what of it schedules read. */
record EpochMeasures(Training plan, Evaluation evaluation, Optional<Part> validation) {

  /**
   * Nothing, where it was stopped on the way.
   *
   * @param sums of the losses of each phase over the examples of the epoch
   */
  Optional<Map<String, Double>> of(double[] sums, int examples, BooleanSupplier stops) {
    Map<String, Double> values = new LinkedHashMap<>();
    for (int i = 0; i < sums.length; i++) {
      values.put(trained(i), sums[i] / examples);
    }
    if (validation.isEmpty()) {
      return Optional.of(values);
    }
    return evaluation
        .of(validation.get(), stops)
        .map(measured -> {
          measured.forEach((measure, value) -> values.put("validation." + measure, value));
          return values;
        });
  }

  private String trained(int phase) {
    return "train." + (plan.phases().size() == 1 ? "loss" : plan.phases().get(phase).loss());
  }

  /** Of all that is measured. */
  Set<String> names() {
    Set<String> names = new LinkedHashSet<>();
    for (int i = 0; i < plan.phases().size(); i++) {
      names.add(trained(i));
    }
    if (validation.isPresent()) {
      evaluation.names().forEach(name -> names.add("validation." + name));
    }
    return names;
  }

  /** Refuses to monitor what is not measured. */
  void check() {
    plan.monitor().ifPresent(name -> Measures.check(name, names(), "a schedule"));
    plan.earlyStopping()
        .ifPresent(each -> Measures.check(each.monitor(), names(), "early stopping"));
  }

  /** What is asked for, else what early stopping watches, else the loss. */
  double monitored(Map<String, Double> values, Optional<EarlyStopping> stopping) {
    if (plan.monitor().isPresent()) {
      return Measures.required(plan.monitor().get(), values, "a schedule");
    }
    double usual = values.getOrDefault("train.loss", Double.NaN);
    return stopping
        .map(each -> each.monitored(values))
        .orElseGet(() -> values.getOrDefault("validation.loss", usual));
  }
}
