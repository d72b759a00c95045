package nnet.compiler.ide;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nnet.compiler.op.Builtin;
import nnet.compiler.op.Operators;
import nnet.compiler.syntax.Argument;
import nnet.compiler.syntax.Declaration.Definition;
import nnet.compiler.syntax.Expression;

/**
 * How what is being called is called.
 *
 * @param parameters each is a part of the label
 * @param active the position of the one that is being written; -1 for none
 */
public record Signature(String label, String documentation, List<String> parameters, int active) {
  public Signature {
    parameters = List.copyOf(parameters);
  }

  /** Of the innermost call around a place. */
  public static Optional<Signature> of(Document document, int offset) {
    Cursor cursor = Cursor.at(document, offset);
    List<Node> path = cursor.path();
    for (int i = path.size() - 1; i >= 0; i--) {
      if (path.get(i).part() instanceof Expression.Call call
          && call.function().span().end() < cursor.offset()) {
        return of(cursor, call, i > 0 ? path.get(i - 1).part() : call);
      }
    }
    return Optional.empty();
  }

  @SuppressWarnings("ReferenceEquality") // this very part of the tree
  private static Optional<Signature> of(Cursor cursor, Expression.Call call, Object parent) {
    boolean piped = parent instanceof Expression.Pipe pipe && pipe.stage().equals(call);
    Optional<Definition> definition = new Options(cursor.analysis(), call).definition();
    if (definition.isPresent()) {
      return Optional.of(of(definition.get(), call, cursor, piped));
    }
    return Operators.callable(call.function().span().text())
        .map(operator -> of(operator, call, cursor, piped));
  }

  /** Where options make an instance, tensors come later; elsewhere they come first. */
  private static Signature of(
      Definition definition, Expression.Call call, Cursor cursor, boolean piped) {
    List<String> names = new ArrayList<>();
    List<String> texts = new ArrayList<>();
    boolean tensors = !piped && !definition.kind().hasInstances();
    if (tensors || definition.options().isEmpty()) {
      definition
          .parameters()
          .forEach(parameter -> {
            names.add(parameter.name().text());
            texts.add(parameter.span().text());
          });
    }
    definition
        .options()
        .forEach(option -> {
          names.add(option.name().text());
          texts.add(option.span().text());
        });
    String label = definition.name() + "(" + String.join(", ", texts) + ")";
    return new Signature(label, Descriptions.brief(definition), texts, active(names, call, cursor));
  }

  private static Signature of(
      Builtin operator, Expression.Call call, Cursor cursor, boolean piped) {
    nnet.compiler.op.Signature signature = operator.signature().orElseThrow();
    List<String> names = new ArrayList<>(signature.tensors());
    if (piped && !names.isEmpty()) {
      names.removeFirst();
    }
    List<String> texts = new ArrayList<>(names);
    signature
        .options()
        .forEach(option -> {
          names.add(option.name());
          texts.add(Options.detail(option));
        });
    String label = operator.name() + "(" + String.join(", ", texts) + ")";
    return new Signature(
        label, operator.documentation().summary(), texts, active(names, call, cursor));
  }

  /** By its name, or by its position where it has none. */
  private static int active(List<String> names, Expression.Call call, Cursor cursor) {
    int position = 0;
    for (Argument argument : call.arguments()) {
      boolean here =
          argument.span().start() <= cursor.offset() && cursor.offset() <= argument.span().end();
      if (here) {
        return argument.name() == null
            ? position < names.size() ? position : -1
            : names.indexOf(argument.name().text());
      }
      position++;
    }
    return names.isEmpty() ? -1 : 0;
  }
}
