package nnet.compiler.elaborate;

import java.util.List;
import java.util.Set;
import nnet.compiler.syntax.Argument;
import nnet.compiler.syntax.Expression;
import org.jspecify.annotations.Nullable;

/** Whether an expression refers to one of some names. */
final class Mentions {
  private Mentions() {}

  static boolean any(@Nullable Expression expression, Set<String> names) {
    return switch (expression) {
      case null -> false;
      case Expression.NumberLiteral number -> false;
      case Expression.StringLiteral text -> false;
      case Expression.NameReference reference -> names.contains(reference.name().text());
      case Expression.ListLiteral list -> all(list.items(), names);
      case Expression.MapLiteral map -> false;
      case Expression.ArgumentList list -> arguments(list.arguments(), names);
      case Expression.RangeExpression range -> any(range.from(), names) || any(range.to(), names);
      case Expression.Unary unary -> any(unary.operand(), names);
      case Expression.Binary binary -> any(binary.left(), names) || any(binary.right(), names);
      case Expression.If choice ->
          all(List.of(choice.condition(), choice.then(), choice.otherwise()), names);
      case Expression.Pipe pipe -> any(pipe.input(), names) || any(pipe.stage(), names);
      case Expression.Call call ->
          any(call.function(), names) || arguments(call.arguments(), names);
      case Expression.Index index ->
          any(index.base(), names) || index.parts().stream().anyMatch(part -> part(part, names));
      case Expression.Member member -> any(member.base(), names);
      case Expression.As assertion -> any(assertion.value(), names);
      case Expression.Broken broken -> false;
    };
  }

  private static boolean part(Expression.Index.Part part, Set<String> names) {
    return any(part.from(), names) || any(part.to(), names) || any(part.step(), names);
  }

  private static boolean all(List<Expression> expressions, Set<String> names) {
    return expressions.stream().anyMatch(expression -> any(expression, names));
  }

  private static boolean arguments(List<Argument> arguments, Set<String> names) {
    return arguments.stream().anyMatch(argument -> any(argument.value(), names));
  }
}
