package nnet.compiler.mutation;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nnet.compiler.graph.DataType;
import nnet.compiler.graph.Formal;
import nnet.compiler.graph.Node;
import nnet.compiler.graph.Region;
import nnet.compiler.graph.RegionBuilder;
import nnet.compiler.graph.Result;
import nnet.compiler.graph.Value;
import nnet.compiler.op.Backward;
import nnet.compiler.op.NdArray;
import nnet.compiler.op.Primitive;
import nnet.compiler.op.Sample;
import nnet.compiler.op.SampleRegion;
import nnet.compiler.reference.Lattice;
import nnet.compiler.reference.OneSided;

/** What an operator's rule builds for a sample: mutants of it, and a judge of them. */
final class RuleCase {
  private static final int POINTS = 2;

  private final Region rule;
  private final Node forward;
  private final List<Judge> judges = new ArrayList<>();
  private final List<OneSided> kinks = new ArrayList<>();

  private RuleCase(Region rule, Node forward) {
    this.rule = rule;
    this.forward = forward;
  }

  static RuleCase of(Primitive operator, Sample sample) {
    Region applied = SampleRegion.of(operator, sample);
    RegionBuilder builder = new RegionBuilder(operator.name());
    List<Formal> operands = applied.formals().subList(0, sample.operands().size());
    List<Value> values = new ArrayList<>();
    operands.forEach(
        formal -> values.add(builder.formal(formal.kind(), formal.path(), formal.value().type())));
    Value result = builder.apply(operator, sample.attributes(), values);
    Value upstream = builder.formal(Formal.Kind.VALUE, "weights", result.type());
    Node node = builder.nodes().getFirst();
    List<Value> gradients = new ArrayList<>();
    operator.gradient(new Backward(builder, node, upstream)).forEach(gradients::add);
    for (int i = 0; i < gradients.size(); i++) {
      if (gradients.get(i) != null) {
        builder.result(Result.Kind.GRADIENT, operands.get(i).path(), gradients.get(i));
      }
    }
    RuleCase made = new RuleCase(builder.build(), node);
    for (int seed = 1; seed <= POINTS; seed++) {
      List<NdArray> arguments = SampleRegion.arguments(applied, sample, seed);
      Map<Integer, NdArray> directions = new LinkedHashMap<>();
      for (int i = 0; i < operands.size(); i++) {
        if (operands.get(i).value().type().data() == DataType.FLOAT) {
          directions.put(i, Judge.random(arguments.get(i).shape(), 31L * seed + i));
        }
      }
      made.judges.add(Judge.of(applied, arguments, directions, SampleRegion.BATCH));
    }
    made.kinks.addAll(Lattice.of(operator, sample, 1));
    return made;
  }

  List<Mutant> mutants() {
    Set<Node> mutable = new HashSet<>(rule.nodes());
    mutable.remove(forward);
    List<Mutant> mutants = new ArrayList<>(Mutants.of(rule, mutable));
    for (Result gradient : rule.results()) {
      List<Result> others =
          rule.results().stream().filter(result -> !result.equals(gradient)).toList();
      mutants.add(
          new Mutant(
              "no gradient of " + gradient.path(),
              new Region(rule.name(), rule.formals(), rule.nodes(), others)));
    }
    return mutants;
  }

  boolean passes() {
    return accepts(rule);
  }

  boolean kills(Mutant mutant) {
    return mutant.isNoticed(this::accepts);
  }

  private boolean accepts(Region derived) {
    return judges.stream().allMatch(judge -> judge.accepts(derived))
        && kinks.stream().allMatch(kink -> kink.accepts(derived, SampleRegion.BATCH));
  }
}
