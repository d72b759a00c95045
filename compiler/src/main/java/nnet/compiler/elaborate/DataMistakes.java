package nnet.compiler.elaborate;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import nnet.compiler.diagnostic.Code;
import nnet.compiler.elaborate.Item.Argued;
import nnet.compiler.op.Tensor;
import nnet.compiler.syntax.DataStatement;
import nnet.compiler.syntax.Declaration;
import nnet.compiler.syntax.Expression;
import nnet.compiler.syntax.Name;
import nnet.compiler.type.Element;
import nnet.runtime.model.DataPlan;
import org.jspecify.annotations.Nullable;

/** {@code on_error}: what happens with rows that cannot be used as they are. */
final class DataMistakes {
  private static final Set<String> POLICIES = new TreeSet<>(List.of("fail", "skip", "impute"));

  private final Elaborator elaborator;
  private final Activation at;
  private final Declaration.Data data;
  private final @Nullable NetworkBody network;
  private final List<String> filled = new ArrayList<>();
  private String policy = "fail";

  DataMistakes(
      Elaborator elaborator, Activation at, Declaration.Data data, @Nullable NetworkBody network) {
    this.elaborator = elaborator;
    this.at = at;
    this.data = data;
    this.network = network;
  }

  void read(Expression value) {
    String word =
        value instanceof Expression.NameReference reference ? reference.name().text() : "";
    if (POLICIES.contains(word)) {
      policy = word;
    } else {
      elaborator.reports.unknownName(
          at,
          Code.BAD_VALUE,
          value.span(),
          "`on_error` is " + String.join(", ", POLICIES) + ", not",
          value.span().text(),
          POLICIES);
    }
  }

  DataPlan.OnError plan() {
    return new DataPlan.OnError(!policy.equals("fail"), filled);
  }

  /** The column's value; with {@code impute} the median of the training rows in its gaps. */
  Item filled(DataColumn column, Tensor value, Imputation imputation) {
    Item plain = new Item.Value(value, column.declared());
    boolean number = value.element() instanceof Element.Real && !column.optional();
    if (!policy.equals("impute") || !number || reachesTarget(column.name())) {
      return plain;
    }
    filled.add(column.name());
    Argued median =
        new Argued(new Item.Word(new Name("median", column.declared())), column.declared());
    Argued argument = new Argued(plain, column.declared());
    return imputation.impute(
        new DataCall(
            elaborator,
            "impute",
            List.of(argument),
            Map.of("with", median),
            at,
            column.declared()));
  }

  /** What is predicted is never made up: a row without a target is left out. */
  private boolean reachesTarget(String column) {
    NetworkBody body = network;
    if (body == null) {
      return false;
    }
    Set<String> made = new HashSet<>(Set.of(column));
    for (DataStatement statement : data.statements()) {
      if (statement instanceof DataStatement.Column formula
          && Mentions.any(formula.value(), made)) {
        made.add(formula.name().text());
      }
    }
    return made.stream().anyMatch(body.targets::containsKey);
  }
}
