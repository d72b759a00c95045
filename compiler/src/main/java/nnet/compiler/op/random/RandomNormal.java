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
import nnet.runtime.random.Draw;
import nnet.runtime.random.Draws;
import org.jspecify.annotations.Nullable;

/** Numbers of the normal distribution. */
public final class RandomNormal extends RandomOperator {
  public static final RandomNormal INSTANCE = new RandomNormal();

  private RandomNormal() {
    super(
        "random_normal",
        "normal",
        new Documentation(
            "Numbers of the normal distribution.",
            "y ~ N(mean, deviation^2)",
            "Box and Muller 1958"),
        Signature.of()
            .with("shape", OptionKind.INTEGERS, List.of())
            .with("mean", OptionKind.REAL, 0.0)
            .with("deviation", OptionKind.REAL, 1.0),
        List.of("mean", "deviation"));
  }

  @Override
  public String example() {
    return """
    input x: f32[3]
    output result = x + random_normal([3])\
    """;
  }

  @Override
  Built.@Nullable Problem refusal(Options options) {
    double deviation = options.real("deviation");
    return deviation >= 0
        ? null
        : Built.problem(Code.RANGE_REFUTED, "a deviation is not negative; this is " + deviation);
  }

  @Override
  void fill(Draw where, int key, Attributes attributes, float[] y, int examples) {
    double mean = attributes.real("mean");
    double deviation = attributes.real("deviation");
    if (examples > 0) {
      Draws.normal(where, key, mean, deviation, y, 0, examples, y.length / examples);
    } else {
      Draws.normal(where, key, mean, deviation, y, 0, y.length);
    }
  }

  @Override
  Element element(Attributes attributes) {
    return Element.F32;
  }

  @Override
  public List<Sample> samples() {
    return samples(Attributes.of("mean", 0.5).with("deviation", 2.0));
  }
}
