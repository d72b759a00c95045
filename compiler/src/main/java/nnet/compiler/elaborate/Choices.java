package nnet.compiler.elaborate;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import nnet.compiler.diagnostic.Code;
import nnet.compiler.syntax.BinaryOperator;
import nnet.compiler.syntax.Declaration.OptionSyntax;
import nnet.compiler.syntax.Expression;
import nnet.compiler.syntax.Name;
import nnet.compiler.syntax.TypeSyntax;
import org.jspecify.annotations.Nullable;

/** Comparisons of an option with a word of its choice: {@code padding == same}. */
final class Choices {
  private final Elaborator elaborator;

  Choices(Elaborator elaborator) {
    this.elaborator = elaborator;
  }

  /** The word on the right; empty where the comparison is none with a word. */
  Optional<Item> word(Expression.Binary binary, Activation at) {
    boolean comparison =
        binary.operator() == BinaryOperator.EQUAL || binary.operator() == BinaryOperator.NOT_EQUAL;
    if (!comparison
        || !(binary.left() instanceof Expression.NameReference option)
        || !(binary.right() instanceof Expression.NameReference word)) {
      return Optional.empty();
    }
    return at.definition().options().stream()
        .filter(each -> each.name().text().equals(option.name().text()) && isChoice(each.type()))
        .findFirst()
        .map(each -> word(each, word.name(), at));
  }

  private static boolean isChoice(@Nullable TypeSyntax type) {
    return type != null && type.base().text().equals("choice");
  }

  private Item word(OptionSyntax option, Name word, Activation at) {
    Set<String> words = new TreeSet<>();
    TypeSyntax type = option.type();
    if (type != null) {
      type.arguments().forEach(argument -> words.add(argument.value().span().text()));
    }
    return words.contains(word.text())
        ? new Item.Word(word)
        : elaborator.reports.unknownName(
            at,
            Code.UNKNOWN_NAME,
            word.span(),
            "`" + option.name() + "` has no choice",
            word.text(),
            words);
  }
}
