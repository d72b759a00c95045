package nnet.compiler.elaborate;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import nnet.compiler.diagnostic.Code;
import nnet.compiler.source.Span;
import nnet.compiler.syntax.Argument;
import nnet.compiler.syntax.DataStatement;
import nnet.compiler.syntax.Name;
import nnet.compiler.type.Dim;
import nnet.compiler.type.Element;
import nnet.compiler.type.Range;
import nnet.compiler.type.Shape;
import nnet.runtime.data.generate.Generator;
import nnet.runtime.data.generate.Generators;

/** A source that makes its rows up. */
final class GeneratorSource {
  private final Elaborator elaborator;
  private final Activation at;
  private final SourceArguments arguments;

  GeneratorSource(Elaborator elaborator, Activation at) {
    this.elaborator = elaborator;
    this.at = at;
    arguments = new SourceArguments(elaborator, at);
  }

  /**
   * The columns of the generator of that name; empty where something is wrong, which is reported.
   */
  Optional<Map<String, DataColumn>> columns(
      DataStatement.From from, Name name, List<Argument> given, Map<String, String> values) {
    Optional<Generator> generator = Generators.named(name.text());
    if (generator.isEmpty()) {
      Set<String> known = new TreeSet<>(DataSources.FILES);
      Generators.all().forEach(each -> known.add(each.name()));
      elaborator.reports.unknownName(
          at, Code.BAD_SOURCE, name.span(), "there is no source", name.text(), known);
      return Optional.empty();
    }
    if (from.record() != null) {
      return arguments.known(name.text(), from.record());
    }
    return fits(generator.get(), given, values)
        ? Optional.of(made(generator.get(), values, from.source().span()))
        : Optional.empty();
  }

  private boolean fits(Generator generator, List<Argument> given, Map<String, String> values) {
    Map<String, Generator.Option> options =
        generator.options().stream()
            .collect(Collectors.toMap(Generator.Option::name, option -> option));
    boolean fits = true;
    for (Argument argument : given) {
      Name name = argument.name();
      Generator.Option option = name == null ? null : options.get(name.text());
      if (name == null) {
        fits =
            arguments.wrong(
                argument.span(), "options of `" + generator.name() + "` are given by name");
      } else if (option == null) {
        elaborator.reports.unknownName(
            at,
            Code.BAD_SOURCE,
            name.span(),
            "`" + generator.name() + "` has no option",
            name.text(),
            new TreeSet<>(options.keySet()));
        fits = false;
      } else {
        fits &= number(generator, option, argument, values);
      }
    }
    return fits;
  }

  private boolean number(
      Generator generator, Generator.Option option, Argument argument, Map<String, String> values) {
    Item item = elaborator.evaluate(argument.value(), at);
    Optional<Double> number = Arithmetic.real(item);
    double value = number.orElse(Double.NaN);
    Range allowed = new Range(option.low(), option.high());
    boolean fits = allowed.contains(value) && (!option.whole() || value == Math.rint(value));
    if (!fits) {
      return !(item instanceof Item.Unknown)
          && arguments.wrong(
              argument.value().span(),
              "`%s` of `%s` is a%s number in %s; this is %s"
                  .formatted(
                      option.name(),
                      generator.name(),
                      option.whole() ? " whole" : "",
                      allowed,
                      item.kind()));
    }
    String text = option.whole() ? String.valueOf((long) value) : String.valueOf(value);
    if (values.put(option.name(), text) != null) {
      return arguments.wrong(argument.span(), "`" + option.name() + "` is given twice");
    }
    return true;
  }

  /** The typed columns that a generator makes with these options. */
  private static Map<String, DataColumn> made(
      Generator generator, Map<String, String> values, Span span) {
    Map<String, DataColumn> columns = new LinkedHashMap<>();
    for (Generator.Column made : generator.columns(Generators.options(generator, values))) {
      boolean label = made.classes() > 0;
      Element element = label ? new Element.ClassIndex(Dim.of(made.classes())) : Element.F32;
      Shape shape = new Shape(made.shape().stream().map(Dim::of).toList());
      columns.put(
          made.name(),
          new DataColumn(
              made.name(), span, label ? "class" : "f32", element, false, Optional.of(shape)));
    }
    return columns;
  }
}
