package nnet.compiler.ide;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import nnet.compiler.source.Span;
import nnet.compiler.syntax.DataStatement;
import nnet.compiler.syntax.Declaration;
import nnet.compiler.syntax.Declaration.Definition;
import nnet.compiler.syntax.Declaration.OptionSyntax;
import nnet.compiler.syntax.Expression;
import nnet.compiler.syntax.Name;
import nnet.compiler.syntax.Statement;
import org.jspecify.annotations.Nullable;

/**
 * From a name to the declaration of what it is: the layer that makes a value or that an instance is
 * of, the records of data, the network of a generation.
 */
public final class TypeDefinitions {
  /** Words that make something of what they are given first. */
  private static final Set<String> AROUND = Set.of("scan", "clone");

  private final Analysis analysis;
  private final Set<Symbol> seen = new HashSet<>();

  private TypeDefinitions(Analysis analysis) {
    this.analysis = analysis;
  }

  /** Where it is declared; nothing for what has only a type such as {@code f32[8]}. */
  public static List<Span> of(Analysis analysis, int offset) {
    TypeDefinitions types = new TypeDefinitions(analysis);
    return analysis
        .symbols()
        .at(offset)
        .map(mention -> types.of(mention.symbol()))
        .orElse(List.of());
  }

  private List<Span> of(Symbol symbol) {
    if (!seen.add(symbol)) {
      return List.of();
    }
    return switch (symbol.part()) {
      case Definition definition -> List.of(symbol.declared());
      case Declaration.Record row -> List.of(symbol.declared());
      case Declaration.Data data -> records(data);
      case Declaration.Generate generate -> named(generate.network());
      case DataStatement.Column column -> made(column.value());
      case OptionSyntax option -> made(option.initial());
      case Statement.Assign assign -> made(assign.value());
      case Statement.Output output -> made(output.value());
      case Statement.Loss loss -> made(loss.value());
      case Statement.Metric metric -> made(metric.value());
      default -> symbol.kind() == Symbol.Kind.FIELD ? owner(symbol) : List.of();
    };
  }

  private static List<Span> owner(Symbol field) {
    return Optional.ofNullable(field.owner()).map(Symbol::declared).stream().toList();
  }

  private List<Span> records(Declaration.Data data) {
    return data.statements().stream()
        .map(TypeDefinitions::row)
        .flatMap(Optional::stream)
        .flatMap(name -> named(name).stream())
        .distinct()
        .toList();
  }

  private static Optional<Name> row(DataStatement statement) {
    return switch (statement) {
      case DataStatement.From from -> Optional.ofNullable(from.record());
      case DataStatement.Join join -> Optional.of(join.record());
      default -> Optional.empty();
    };
  }

  private List<Span> named(Name name) {
    return analysis.symbols().at(name.span()).map(this::of).orElse(List.of());
  }

  /** What an expression applies last. */
  private List<Span> made(@Nullable Expression value) {
    return switch (value) {
      case Expression.Call call when isAround(call) -> made(call.arguments().getFirst().value());
      case Expression.Call call -> made(call.function());
      case Expression.Pipe pipe -> made(pipe.stage());
      case Expression.As as -> made(as.value());
      case Expression.Index index -> made(index.base());
      case Expression.Member member -> made(member.base());
      case Expression.NameReference reference -> named(reference.name());
      case null, default -> List.of();
    };
  }

  private static boolean isAround(Expression.Call call) {
    return AROUND.contains(call.function().span().text()) && !call.arguments().isEmpty();
  }
}
