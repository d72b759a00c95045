package nnet.compiler.reference;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import nnet.compiler.graph.Formal;
import nnet.compiler.graph.Region;
import nnet.compiler.graph.Result;
import nnet.compiler.op.NdArray;
import nnet.runtime.random.Draw;

/**
 * A loss and its derived gradients in float64 at one point, and the loss elsewhere with the draws
 * and states of this point.
 */
final class LossPoint {
  private final Region forward;
  private final Region derived;
  private final int loss;
  private final List<NdArray> arguments;
  private final int batch;
  private final Draw draw;
  private final Probe base = Probe.first();
  private final double lossHere;
  private final List<NdArray> gradients;
  private final double norm;

  /**
   * @param forward has the loss, and formals that the derived region has too
   * @param derived has the gradients
   * @param arguments values of the derived region's formals
   */
  LossPoint(
      Region forward, Region derived, String loss, List<NdArray> arguments, int batch, Draw draw) {
    this.forward = forward;
    this.derived = derived;
    this.loss = indexOf(forward, Result.Kind.LOSS, loss);
    this.arguments = arguments;
    this.batch = batch;
    this.draw = draw;
    gradients = new Interpreter(batch, draw).run(derived, arguments);
    lossHere = loss(arguments, base);
    norm = Math.sqrt(wanted().stream().mapToDouble(formal -> square(gradient(formal))).sum());
  }

  private static int indexOf(Region region, Result.Kind kind, String path) {
    for (int i = 0; i < region.results().size(); i++) {
      Result result = region.results().get(i);
      if (result.kind() == kind && result.path().equals(path)) {
        return i;
      }
    }
    throw new IllegalArgumentException("no " + kind + " result `" + path + "`");
  }

  static double square(NdArray array) {
    return Arrays.stream(array.data()).map(x -> x * x).sum();
  }

  /** The formals that have a gradient. */
  List<Integer> wanted() {
    List<Integer> wanted = new ArrayList<>();
    for (int i = 0; i < derived.formals().size(); i++) {
      String path = path(i);
      if (derived.results(Result.Kind.GRADIENT).stream().anyMatch(r -> r.path().equals(path))) {
        wanted.add(i);
      }
    }
    return wanted;
  }

  String path(int formal) {
    return derived.formals().get(formal).path();
  }

  NdArray gradient(int formal) {
    return gradients.get(indexOf(derived, Result.Kind.GRADIENT, path(formal)));
  }

  /** Of all gradients together. */
  double norm() {
    return norm;
  }

  /** The loss at the point itself. */
  double loss() {
    return lossHere;
  }

  List<NdArray> arguments() {
    return arguments;
  }

  /** The loss at other arguments, as if they were taken for a small change of these. */
  double loss(List<NdArray> arguments) {
    return loss(arguments, Probe.holding(base));
  }

  /** The choices that the loss and its gradients make at other arguments. */
  Choices choices(List<NdArray> arguments) {
    Choices choices = new Choices(new ArrayList<>());
    new Interpreter(batch, draw, choices).run(derived, arguments);
    return choices;
  }

  /** Those of the loss where what has a surrogate moves as that does. */
  Choices surrogateChoices(List<NdArray> arguments) {
    Probe probe = Probe.choosing(base);
    loss(arguments, probe);
    return probe.choices();
  }

  /** The slope by forward mode, where some formals change. */
  double forward(Map<Integer, NdArray> changes) {
    List<Dual> duals = new ArrayList<>();
    for (Formal formal : forward.formals()) {
      int position = position(formal);
      duals.add(new Dual(arguments.get(position), changes.get(position)));
    }
    return new ForwardMode(batch, draw).run(forward, duals).get(loss).change().get(0);
  }

  private double loss(List<NdArray> values, Probe probe) {
    List<NdArray> taken = new ArrayList<>();
    for (Formal formal : forward.formals()) {
      taken.add(values.get(position(formal)));
    }
    return new Interpreter(batch, draw, probe).run(forward, taken).get(loss).get(0);
  }

  private int position(Formal wanted) {
    for (int i = 0; i < derived.formals().size(); i++) {
      Formal formal = derived.formals().get(i);
      if (formal.kind() == wanted.kind() && formal.path().equals(wanted.path())) {
        return i;
      }
    }
    throw new IllegalArgumentException(wanted.path() + " is not in the derived region");
  }
}
