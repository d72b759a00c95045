package nnet.compiler.op.random;

import java.util.List;
import nnet.compiler.diagnostic.Code;
import nnet.compiler.graph.Attributes;
import nnet.compiler.op.Built;
import nnet.compiler.op.Documentation;
import nnet.compiler.op.Options;
import nnet.compiler.op.Sample;
import nnet.compiler.op.Signature;
import nnet.compiler.op.Signature.OptionKind;
import nnet.compiler.type.Element;
import nnet.compiler.type.Range;
import nnet.runtime.random.Draw;
import nnet.runtime.random.Draws;
import org.jspecify.annotations.Nullable;

/** Numbers between two bounds, each as likely as the other. */
public final class RandomUniform extends RandomOperator {
  public static final RandomUniform INSTANCE = new RandomUniform();

  private RandomUniform() {
    super(
        "random_uniform",
        "uniform",
        new Documentation(
            "Numbers from `low` up to `high`, each as likely as the other.",
            "low <= y < high",
            "NumPy, Generator.uniform"),
        Signature.of()
            .with("shape", OptionKind.INTEGERS, List.of())
            .with("low", OptionKind.REAL, 0.0)
            .with("high", OptionKind.REAL, 1.0),
        List.of("low", "high"));
  }

  @Override
  public String example() {
    return """
    input x: f32[3]
    output result = x + random_uniform(like: x)\
    """;
  }

  @Override
  Built.@Nullable Problem refusal(Options options) {
    double low = options.real("low");
    double high = options.real("high");
    return low <= high
        ? null
        : Built.problem(
            Code.RANGE_REFUTED, "`low` must not be above `high`: " + low + " and " + high);
  }

  @Override
  void fill(Draw where, int key, Attributes attributes, float[] y, int examples) {
    double low = attributes.real("low");
    double high = attributes.real("high");
    if (examples > 0) {
      Draws.uniform(where, key, low, high, y, 0, examples, y.length / examples);
    } else {
      Draws.uniform(where, key, low, high, y, 0, y.length);
    }
  }

  @Override
  Element element(Attributes attributes) {
    return new Element.Real(new Range(attributes.real("low"), attributes.real("high")));
  }

  @Override
  public List<Sample> samples() {
    return samples(Attributes.of("low", -1.0).with("high", 2.0));
  }
}
