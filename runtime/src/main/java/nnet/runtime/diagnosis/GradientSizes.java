package nnet.runtime.diagnosis;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nnet.runtime.model.Frame;
import nnet.runtime.model.Made;
import nnet.runtime.model.Schema;
import nnet.runtime.progress.Measures;

/**
 * Compares the gradients of a network's weights with each other and with the weights. A gradient
 * that shrinks from layer to layer vanishes (Glorot and Bengio, "Understanding the difficulty of
 * training deep feedforward neural networks", 2010, compare layers in this way). One that is far
 * larger than the weights changes them altogether in a step (You et al., "Large Batch Training of
 * Convolutional Networks", 2017, take the ratio of both norms for that).
 */
final class GradientSizes {
  /** The greatest element of a layer's gradient, against that of the layer with the greatest. */
  private static final double VANISHED = 1e-5;

  /** The norm of all gradients, against that of all weights. */
  private static final double EXPLODED = 1e3;

  private final List<Made> table;
  private final List<Size> sizes = new ArrayList<>();

  /** Of the gradient of a parameter its greatest element and its norm; the norm of the weights. */
  private record Size(Schema.Parameter parameter, double greatest, double norm, double weights) {
    double ratio() {
      return norm / Math.max(weights, Double.MIN_NORMAL);
    }
  }

  GradientSizes(List<Schema.Parameter> parameters, List<Made> table, Frame frame) {
    this.table = table;
    for (Schema.Parameter parameter : parameters) {
      sizes.add(size(parameter, frame));
    }
  }

  private static Size size(Schema.Parameter parameter, Frame frame) {
    double greatest = 0;
    double gradients = 0;
    double weights = 0;
    for (int i = parameter.offset(); i < parameter.offset() + parameter.size(); i++) {
      double gradient = frame.g[i];
      greatest = Math.max(greatest, Math.abs(gradient));
      gradients += gradient * gradient;
      weights += (double) frame.p[i] * frame.p[i];
    }
    return new Size(parameter, greatest, Math.sqrt(gradients), Math.sqrt(weights));
  }

  List<HealthWarning> warnings(int epoch) {
    List<HealthWarning> warnings = new ArrayList<>();
    exploded(epoch).ifPresent(warnings::add);
    vanished(epoch).ifPresent(warnings::add);
    return warnings;
  }

  private Optional<HealthWarning> vanished(int epoch) {
    double most = sizes.stream().mapToDouble(Size::greatest).max().orElse(0);
    List<Size> small =
        sizes.stream()
            .filter(size -> size.greatest() > 0 && size.greatest() < VANISHED * most)
            .toList();
    if (small.isEmpty()) {
      return Optional.empty();
    }
    Size least = small.getFirst();
    Size best = sizes.stream().filter(size -> size.greatest() == most).findFirst().orElseThrow();
    String more = small.size() == 1 ? "" : " and " + (small.size() - 1) + " more";
    String text =
        "the gradient vanishes: in %s%s it is %s, in %s %s"
            .formatted(
                where(least),
                more,
                Measures.number(least.greatest()),
                where(best),
                Measures.number(most));
    return Optional.of(
        new HealthWarning(
            "vanishing_gradient",
            layer(least),
            epoch,
            text,
            "relu or gelu in place of sigmoid and tanh, he_normal weights, batch_norm or"
                + " layer_norm, or residual connections let it through"));
  }

  private Optional<HealthWarning> exploded(int epoch) {
    double gradients = norm(sizes.stream().mapToDouble(Size::norm).toArray());
    double weights = norm(sizes.stream().mapToDouble(Size::weights).toArray());
    if (sizes.isEmpty() || gradients < EXPLODED * weights || weights == 0) {
      return Optional.empty();
    }
    Size worst = sizes.getFirst();
    for (Size size : sizes) {
      worst = size.ratio() > worst.ratio() ? size : worst;
    }
    String text =
        "the gradient explodes: in %s its norm is %s, that of the weights %s"
            .formatted(
                where(worst), Measures.number(worst.norm()), Measures.number(worst.weights()));
    return Optional.of(
        new HealthWarning(
            "exploding_gradient",
            layer(worst),
            epoch,
            text,
            "`clip_norm: 1`, smaller initial weights such as he_normal, batch_norm or layer_norm,"
                + " or standardized inputs and targets keep it small"));
  }

  private static double norm(double... norms) {
    double squares = 0;
    for (double norm : norms) {
      squares += norm * norm;
    }
    return Math.sqrt(squares);
  }

  private static String layer(Size size) {
    String path = size.parameter().path();
    return path.substring(0, Math.max(0, path.lastIndexOf('.')));
  }

  /** Such as {@code `hidden.dense` (line 5)}. */
  private String where(Size size) {
    String name = "`" + size.parameter().path() + "`";
    return table.stream()
        .filter(made -> made.uses(size.parameter()))
        .findFirst()
        .map(made -> name + " (line " + made.line() + ")")
        .orElse(name);
  }
}
