package nnet.compiler.elaborate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import nnet.compiler.diagnostic.Code;
import nnet.compiler.diagnostic.Diagnostic;
import nnet.compiler.elaborate.Item.Argued;
import nnet.compiler.graph.Program;
import nnet.compiler.graph.Value;
import nnet.compiler.graph.ValueType;
import nnet.compiler.op.Tensor;
import nnet.compiler.source.Span;
import nnet.compiler.type.Element;
import nnet.runtime.model.DataPlan;
import nnet.runtime.model.Schema;

/** Transforms whose statistics are found on the training rows and kept with the model. */
final class FittedTransforms {
  private final Elaborator elaborator;
  private final DataRows rows;
  private final List<Fitted> all = new ArrayList<>();
  private final Map<Value, Inverse> inverses = new HashMap<>();

  /**
   * A transform with what it is fitted on.
   *
   * @param states the formals of its states
   */
  record Fitted(DataPlan.Fit plan, Value input, List<Value> states, List<Program.State> declared) {

    Item state(int number) {
      return RowOperators.item(new Tensor(states.get(number), Element.F32, false));
    }
  }

  /**
   * How a value comes back in its own unit: the transform that made it backwards, then those of
   * what it was made of.
   */
  record Inverse(List<DataPlan.Step> steps, List<Inverse> behind, Span span) {}

  FittedTransforms(Elaborator elaborator, DataRows rows) {
    this.elaborator = elaborator;
    this.rows = rows;
  }

  List<Fitted> all() {
    return all;
  }

  Map<Value, Inverse> inverses() {
    return inverses;
  }

  /** From now on it is known how {@code result}, which was made of {@code x}, comes back. */
  void invertible(Tensor result, Tensor x, DataPlan.Step step, Span span) {
    List<DataPlan.Step> steps = new ArrayList<>(List.of(step));
    List<Inverse> behind = new ArrayList<>();
    Inverse before = inverses.get(rows.original(x.value()));
    if (before != null) {
      steps.addAll(before.steps());
      behind.add(before);
    }
    inverses.put(result.value(), new Inverse(List.copyOf(steps), List.copyOf(behind), span));
  }

  /** What a transform is fitted on differs from row to row; else that is reported. */
  boolean perExample(Tensor x, DataCall call) {
    if (!x.perExample()) {
      call.error(
          Code.TYPE_MISMATCH,
          call.span,
          "`" + call.name + "` is fitted on a column; this is the same in each row");
    }
    return x.perExample();
  }

  /** {@code fit: train} is all that there is; fitting on every row would be a leak. */
  boolean fitsOnTrain(DataCall call) {
    Argued fit = call.option("fit");
    String word = fit != null && fit.item() instanceof Item.Word w ? w.name().text() : "";
    if (fit == null || word.equals("train")) {
      return true;
    }
    elaborator.reports.add(
        call.at,
        Diagnostic.error(
                Code.LEAK,
                fit.span(),
                "`" + call.name + "` would be fitted on rows that are held back")
            .note("what is known of validation and test rows would reach the training")
            .help("leave `fit` out: transforms are fitted on the training rows alone"));
    return false;
  }

  /**
   * A transform of {@code x} whose statistics have these names and values before they are known.
   */
  Fitted fitted(
      DataCall call,
      String kind,
      Tensor x,
      Map<String, Double> statistics,
      List<Double> quantiles) {
    String path = call.at.instance(call.name);
    List<String> paths = new ArrayList<>();
    List<Value> values = new ArrayList<>();
    List<Program.State> declared = new ArrayList<>();
    statistics.forEach((name, initial) -> {
      String state = path + "." + name;
      paths.add(state);
      values.add(call.at.frame().state(state, ValueType.of(x.shape())));
      declared.add(new Program.State(state, x.shape(), Schema.State.Kind.FITTED, initial));
    });
    Fitted fitted =
        new Fitted(new DataPlan.Fit(kind, path, paths, quantiles), x.value(), values, declared);
    all.add(fitted);
    return fitted;
  }
}
