package nnet.compiler.cli;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import nnet.compiler.elaborate.TestCase.Trained;
import nnet.compiler.expect.Networks.Missing;
import nnet.runtime.data.DataFiles;
import nnet.runtime.data.Dataset;
import nnet.runtime.data.Part;
import nnet.runtime.diagnosis.HealthWarning;
import nnet.runtime.io.Weights;
import nnet.runtime.message.UserError;
import nnet.runtime.model.Model;
import nnet.runtime.model.Training;
import nnet.runtime.table.DeclaredRun;
import nnet.runtime.train.Evaluation;
import nnet.runtime.train.FirstWeights;
import nnet.runtime.train.Trainer;
import nnet.runtime.train.TrainingListener;
import org.jspecify.annotations.Nullable;

/** The runs of one network, each trained when a test first asks for it. */
final class TrainedRuns {
  private final List<DeclaredRun> runs;
  private final DataFiles files;
  private final Consumer<HealthWarning> warned;
  private final Map<DeclaredRun, Map<String, Map<String, Double>>> measures = new HashMap<>();

  /**
   * @param warned hears what is not well in them
   */
  TrainedRuns(Model model, Training plan, DataFiles files, Consumer<HealthWarning> warned) {
    this.warned = warned;
    this.runs = DeclaredRun.of(model, plan);
    this.files = files;
  }

  /** Of one measure, over all runs that are meant. */
  double mean(Trained wanted) throws Missing {
    Set<String> variables = runs.getFirst().values().keySet();
    for (String variable : wanted.runs().keySet()) {
      if (!variables.contains(variable)) {
        throw new Missing(
            "`%s` varies in no run of `%s`%s"
                .formatted(variable, wanted.network(), there(variables)));
      }
    }
    double sum = 0;
    int count = 0;
    for (DeclaredRun run : runs) {
      if (run.matches(wanted.runs())) {
        sum += measure(run, wanted);
        count++;
      }
    }
    if (count == 0) {
      String meant =
          wanted.runs().entrySet().stream()
              .map(each -> each.getKey() + " " + each.getValue())
              .sorted()
              .collect(Collectors.joining(", "));
      throw new Missing("no run of `" + wanted.network() + "` has " + meant);
    }
    return sum / count;
  }

  private double measure(DeclaredRun run, Trained wanted) throws Missing {
    Map<String, Map<String, Double>> parts = measures.get(run);
    if (parts == null) {
      parts = train(run);
      measures.put(run, parts);
    }
    @Nullable Map<String, Double> part = parts.get(wanted.part());
    if (part == null) {
      throw new Missing("the data have no part `" + wanted.part() + "`" + there(parts.keySet()));
    }
    @Nullable Double value = part.get(wanted.measure());
    if (value == null) {
      throw new Missing("there is no measure `" + wanted.measure() + "`" + there(part.keySet()));
    }
    return value;
  }

  private static String there(Collection<String> names) {
    return names.isEmpty() ? "" : "; there is " + String.join(", ", names);
  }

  /** Passes on warnings. */
  private record Warned(Consumer<HealthWarning> to) implements TrainingListener {
    @Override
    public void warned(HealthWarning warning) {
      to.accept(warning);
    }
  }

  private Map<String, Map<String, Double>> train(DeclaredRun run) throws Missing {
    try {
      Weights weights = FirstWeights.of(run.model(), run.plan(), files);
      Dataset dataset = Dataset.fit(run.model(), files, weights);
      new Trainer(run.model(), run.plan(), dataset, weights, new Warned(warned)).train();
      Evaluation evaluation = new Evaluation(run.model(), weights, run.plan());
      Map<String, Map<String, Double>> found = new HashMap<>();
      for (Part part : dataset.parts()) {
        found.put(part.name(), evaluation.of(part));
      }
      return found;
    } catch (UserError wrong) {
      throw new Missing(wrong.text());
    }
  }
}
