package nnet.compiler.ide;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import nnet.compiler.op.Operators;
import nnet.compiler.op.Signature.OptionParameter;
import nnet.compiler.syntax.Argument;
import nnet.compiler.syntax.Declaration.Definition;
import nnet.compiler.syntax.Declaration.OptionSyntax;
import nnet.compiler.syntax.DefinitionKind;
import nnet.compiler.syntax.Expression;
import nnet.compiler.syntax.TypeSyntax;
import org.jspecify.annotations.Nullable;

/** The options that a call may still be given, and the values that one may have. */
final class Options {
  private final Analysis analysis;
  private final Expression.Call call;

  Options(Analysis analysis, Expression.Call call) {
    this.analysis = analysis;
    this.call = call;
  }

  private String callee() {
    return call.function().span().text();
  }

  /** The definition that is called, if it is one. */
  Optional<Definition> definition() {
    return analysis
        .symbols()
        .at(call.function().span())
        .filter(symbol -> symbol.part() instanceof Definition)
        .map(symbol -> (Definition) symbol.part());
  }

  private Set<String> given() {
    Set<String> names = new HashSet<>();
    for (Argument argument : call.arguments()) {
      if (argument.name() != null) {
        names.add(argument.name().text());
      }
    }
    return names;
  }

  /** As {@code name: } with type and default. */
  List<Proposal> names() {
    Set<String> given = given();
    List<Proposal> proposals = new ArrayList<>();
    definition()
        .ifPresentOrElse(
            definition ->
                definition
                    .options()
                    .forEach(option ->
                        proposals.add(
                            proposal(option.name().text(), option.span().text(), definition))),
            () ->
                Operators.callable(callee())
                    .flatMap(operator -> operator.signature())
                    .ifPresent(signature ->
                        signature
                            .options()
                            .forEach(option ->
                                proposals.add(proposal(option.name(), detail(option), null)))));
    return proposals.stream().filter(proposal -> !given.contains(proposal.name())).toList();
  }

  private static Proposal proposal(String name, String detail, @Nullable Definition definition) {
    String documentation = definition == null ? "" : Descriptions.brief(definition);
    return new Proposal(Proposal.Kind.OPTION, name, detail, documentation, name + ": ", 0);
  }

  static String detail(OptionParameter option) {
    String kind = option.kind().name().toLowerCase(Locale.ROOT).replace('_', ' ');
    return option.name() + ": " + kind + (option.initial() == null ? "" : " = " + option.initial());
  }

  /** What an option of this name can be, where it is one of few things. */
  List<Proposal> values(String option) {
    return definition().stream()
        .flatMap(definition -> definition.options().stream())
        .filter(each -> each.name().text().equals(option))
        .flatMap(each -> values(each).stream())
        .toList();
  }

  private List<Proposal> values(OptionSyntax option) {
    TypeSyntax type = option.type();
    if (type == null) {
      return List.of();
    }
    return switch (type.base().text()) {
      case "bool" -> words(List.of("true", "false"));
      case "choice" ->
          words(
              type.arguments().stream()
                  .map(argument -> argument.value().span().text())
                  .filter(word -> !word.equals("int"))
                  .toList());
      case "initializer" -> first(DefinitionKind.INITIALIZER);
      case "activation" -> first(DefinitionKind.ACTIVATION);
      case "layer" -> first(DefinitionKind.LAYER);
      default -> List.of();
    };
  }

  private List<Proposal> first(DefinitionKind kind) {
    return new Callables(analysis)
        .of(kind, List.of()).stream().map(proposal -> proposal.ranked(0)).toList();
  }

  private static List<Proposal> words(List<String> words) {
    return words.stream()
        .map(word -> new Proposal(Proposal.Kind.WORD, word, "", "", word, 0))
        .toList();
  }
}
