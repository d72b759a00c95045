package nnet.compiler.manual;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nnet.compiler.Compiler;
import nnet.compiler.elaborate.Request;
import nnet.compiler.graph.Attributes;
import nnet.compiler.graph.Node;
import nnet.compiler.graph.Program;
import nnet.compiler.graph.Program.SlotSpec;
import nnet.compiler.graph.Region;
import nnet.compiler.graph.RegionBuilder;
import nnet.compiler.graph.Result;
import nnet.compiler.graph.Value;
import nnet.compiler.op.reduce.Sum;
import nnet.compiler.source.SourceFile;
import nnet.compiler.syntax.Declaration.Definition;
import nnet.compiler.syntax.Declaration.OptionSyntax;
import nnet.compiler.syntax.Declaration.ParameterSyntax;
import nnet.compiler.syntax.DefinitionKind;
import nnet.runtime.model.Slot;

/** The derivatives of a formula of single numbers, as the compiler derives and simplifies them. */
public final class Slopes {
  private static final String GRADIENT = "gradient/";

  private Slopes() {}

  /** In TeX, one for each argument; empty where the formula is about more than numbers. */
  static List<String> of(Definition definition) {
    return all(
        definition,
        (argument, region, value) ->
            TexFormula.of(region, value).map(tex -> left(definition, argument) + " = " + tex));
  }

  /** In a line of text each, such as {@code softsign'(x) = 1 / (1 + abs(x))^2}. */
  public static List<String> plain(Definition definition) {
    return all(
        definition,
        (argument, region, value) ->
            PlainFormula.of(region, value)
                .map(formula -> plainLeft(definition, argument) + " = " + formula));
  }

  /** How one derivative is written. */
  private interface Writing {
    Optional<String> write(String argument, Region region, Value value);
  }

  private static List<String> all(Definition definition, Writing writing) {
    if (!isOfNumbers(definition)) {
      return List.of();
    }
    return Compiler.check(program(definition), Request.DEFAULT)
        .program()
        .filter(program -> value(predict(program)).type().rank() == 1)
        .map(program -> slopes(program, writing))
        .orElse(List.of());
  }

  private static boolean isOfNumbers(Definition definition) {
    DefinitionKind kind = definition.kind();
    return (kind == DefinitionKind.ACTIVATION
            || kind == DefinitionKind.FUNCTION
            || kind == DefinitionKind.LOSS)
        && definition.options().stream().map(OptionSyntax::initial).noneMatch(each -> each == null)
        && definition.parameters().stream().allMatch(Slopes::isNumber);
  }

  private static boolean isNumber(ParameterSyntax parameter) {
    return parameter.type() == null || parameter.type().span().text().matches("f32|unit");
  }

  private static SourceFile program(Definition definition) {
    StringBuilder text = new StringBuilder("network Slope {\n");
    List<String> names = new ArrayList<>();
    for (ParameterSyntax parameter : definition.parameters()) {
      String type = parameter.type() == null ? "f32" : parameter.type().span().text();
      text.append("    input ").append(parameter.name()).append(": ").append(type).append('\n');
      names.add(parameter.name().text());
    }
    String call = definition.name() + "(" + String.join(", ", names) + ")";
    text.append("    output value = ").append(call).append("\n}\n");
    return new SourceFile(definition.name() + ".nnet", text.toString());
  }

  private static List<String> slopes(Program program, Writing writing) {
    Program derived = Compiler.lower(program.withEntries(List.of(summed(predict(program)))));
    Region body = derived.entries().getFirst().body();
    List<String> slopes = new ArrayList<>();
    for (Result result : body.results()) {
      if (result.path().startsWith(GRADIENT)) {
        String argument = result.path().substring(GRADIENT.length());
        writing.write(argument, body, result.value()).ifPresent(slopes::add);
      }
    }
    return slopes;
  }

  private static Program.Entry predict(Program program) {
    return program.entries().stream()
        .filter(entry -> entry.name().equals("predict"))
        .findFirst()
        .orElseThrow();
  }

  private static Value value(Program.Entry predict) {
    return predict.body().results(Result.Kind.VALUE).getFirst().value();
  }

  /** The derivative of a sum over examples is that of each example. */
  private static Program.Entry summed(Program.Entry predict) {
    Region region = predict.body();
    Value value = value(predict);
    RegionBuilder builder = new RegionBuilder(region.name());
    builder.adopt(List.of(value));
    Value loss =
        builder.apply(Sum.INSTANCE, Attributes.of("from", 0).with("to", 1), List.of(value));
    List<Node> nodes = new ArrayList<>(region.nodes());
    nodes.addAll(builder.nodes());
    Result result = new Result(loss, Result.Kind.LOSS, "loss");
    Region body = new Region(region.name(), region.formals(), nodes, List.of(result));
    SlotSpec slot = new SlotSpec("loss", Slot.Kind.LOSS, false, 0);
    return new Program.Entry("gradients_slope", body, predict.inputs(), List.of(slot));
  }

  private static String plainLeft(Definition definition, String argument) {
    return definition.parameters().size() == 1
        ? definition.name() + "'(" + argument + ")"
        : "d " + definition.name() + " / d " + argument;
  }

  private static String left(Definition definition, String argument) {
    String name = "\\operatorname{" + definition.name().text().replace("_", "\\_") + "}";
    return definition.parameters().size() == 1
        ? name + "'(" + TexFormula.name(argument) + ")"
        : "\\frac{\\partial " + name + "}{\\partial " + TexFormula.name(argument) + "}";
  }
}
