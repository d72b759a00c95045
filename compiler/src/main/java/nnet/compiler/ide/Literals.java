package nnet.compiler.ide;

import java.util.ArrayList;
import java.util.List;
import nnet.compiler.syntax.Argument;
import nnet.compiler.syntax.Expression;

/** Texts in quotes that name files. */
final class Literals {
  private Literals() {}

  /** The files that rows are read from. */
  static List<String> paths(Expression source) {
    return files(source).stream().map(Expression.StringLiteral::value).toList();
  }

  static List<Expression.StringLiteral> files(Expression source) {
    List<Expression.StringLiteral> files = new ArrayList<>();
    if (source instanceof Expression.Call call) {
      for (Argument argument : call.arguments()) {
        if (argument.value() instanceof Expression.StringLiteral text && isFile(argument)) {
          files.add(text);
        }
      }
    }
    return files;
  }

  /** Not what stands between columns. */
  private static boolean isFile(Argument argument) {
    return argument.name() == null || !argument.name().text().equals("separator");
  }
}
