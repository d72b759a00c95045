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

/** Ones with a probability, else zeros. */
public final class RandomBernoulli extends RandomOperator {
  public static final RandomBernoulli INSTANCE = new RandomBernoulli();

  private RandomBernoulli() {
    super(
        "random_bernoulli",
        "bernoulli",
        new Documentation(
            "Ones with a probability, else zeros.",
            "P(y = 1) = probability",
            "NumPy, Generator.binomial with n = 1"),
        Signature.of()
            .with("probability", OptionKind.REAL, null)
            .with("shape", OptionKind.INTEGERS, List.of()),
        List.of("probability"));
  }

  @Override
  public String example() {
    return """
    input x: f32[3]
    output result = x * random_bernoulli(0.5, like: x)\
    """;
  }

  @Override
  Built.@Nullable Problem refusal(Options options) {
    double probability = options.real("probability");
    return probability >= 0 && probability <= 1
        ? null
        : Built.problem(
            Code.RANGE_REFUTED, "a probability lies between 0 and 1; this is " + probability);
  }

  @Override
  void fill(Draw where, int key, Attributes attributes, float[] y, int examples) {
    double probability = attributes.real("probability");
    if (examples > 0) {
      Draws.bernoulli(where, key, probability, y, 0, examples, y.length / examples);
    } else {
      Draws.bernoulli(where, key, probability, y, 0, y.length);
    }
  }

  @Override
  Element element(Attributes attributes) {
    return Element.UNIT;
  }

  @Override
  public List<Sample> samples() {
    return samples(Attributes.of("probability", 0.3));
  }
}
