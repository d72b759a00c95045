package nnet.examples;

import java.util.ArrayList;
import java.util.List;
import nnet.compiler.syntax.BinaryOperator;
import nnet.compiler.syntax.Declaration;
import nnet.compiler.syntax.Expression;
import nnet.compiler.syntax.Statement;
import nnet.compiler.syntax.SyntaxFile;

/** What the {@code test} blocks of a file promise in numbers. */
final class Promises {
  private Promises() {}

  /**
   * {@code expect trained(Network).part.measure >= value}, or without part and measure {@code
   * expect parameters(Network) == value}.
   */
  record Promise(
      String subject, String network, List<String> members, BinaryOperator relation, double value) {

    boolean isKeptBy(double measured) {
      return relation == BinaryOperator.EQUAL ? measured == value : measured >= value;
    }
  }

  static List<Promise> of(SyntaxFile file) {
    List<Promise> promises = new ArrayList<>();
    for (Declaration declaration : file.declarations()) {
      if (declaration instanceof Declaration.Test test) {
        test.body().statements().forEach(statement -> add(statement, promises));
      }
    }
    return promises;
  }

  private static void add(Statement statement, List<Promise> promises) {
    if (statement instanceof Statement.Expect expect
        && expect.value() instanceof Expression.Binary comparison
        && comparison.right() instanceof Expression.NumberLiteral number) {
      List<String> members = new ArrayList<>();
      Expression left = comparison.left();
      while (left instanceof Expression.Member member) {
        members.addFirst(member.member().text());
        left = member.base();
      }
      if (left instanceof Expression.Call call
          && call.function() instanceof Expression.NameReference function
          && call.arguments().getFirst().value() instanceof Expression.NameReference network) {
        promises.add(
            new Promise(
                function.name().text(),
                network.name().text(),
                members,
                comparison.operator(),
                number.value().doubleValue()));
      }
    }
  }
}
