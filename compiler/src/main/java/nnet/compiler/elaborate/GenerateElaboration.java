package nnet.compiler.elaborate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import nnet.compiler.diagnostic.Code;
import nnet.compiler.diagnostic.Diagnostic;
import nnet.compiler.diagnostic.Diagnostics;
import nnet.compiler.elaborate.Item.Argued;
import nnet.compiler.graph.Program;
import nnet.compiler.op.Tensor;
import nnet.compiler.resolve.Definitions;
import nnet.compiler.source.Span;
import nnet.compiler.syntax.Declaration;
import nnet.compiler.syntax.Declaration.Definition;
import nnet.compiler.syntax.Expression;
import nnet.compiler.syntax.Name;
import nnet.compiler.syntax.TrainStatement;
import nnet.runtime.model.Generation;
import nnet.runtime.model.Slot;
import org.jspecify.annotations.Nullable;

/** Elaborates a {@code generate} declaration: which output is which input's next value. */
final class GenerateElaboration {
  private static final int USUAL = 100;
  private static final int MOST = 1_000_000;

  private final Elaborator elaborator;
  private final Activation at;
  private final Declaration.Generate generate;
  private final GenerateSettings settings;
  private final List<Generation.Feedback> feedback = new ArrayList<>();
  private @Nullable Token token;

  /** The loop, and the entry that it runs. */
  record Elaborated(Generation plan, Program.Entry entry) {}

  private record Token(Name input, TokenChoice.Chosen chosen) {}

  GenerateElaboration(
      Definitions definitions, Diagnostics diagnostics, Declaration.Generate generate) {
    this.generate = generate;
    elaborator = new Elaborator(new Workspace(definitions, diagnostics, false, false));
    at = Activation.of(SettingValues.OWNER, Frame.ofDoubles("generate"), new Scope(null), "", null);
    settings = new GenerateSettings(elaborator, at, generate);
  }

  /** Whether it wants another form of the network than that for prediction. */
  boolean hasOptions() {
    return settings.get("network") != null;
  }

  /** Options of the network: those of training, and over them its own. */
  Map<String, Argued> networkOptions(Definition network, Map<String, Argued> trained) {
    Map<String, Argued> options = new LinkedHashMap<>(trained);
    options.putAll(elaborator.calls.arguments().list(settings.get("network"), at));
    Map<String, Argued> checked =
        elaborator
            .calls
            .arguments()
            .options(network, List.of(), options, at, generate.network().span());
    return checked == null ? Map.of() : checked;
  }

  /**
   * @param mode the network as it is for generation
   * @param trained as it is for training
   */
  Optional<Elaborated> of(Elaboration.Mode mode, Elaboration.Mode trained) {
    int before = elaborator.workspace.diagnostics.errorsSeen();
    if (mode.body().failed() || trained.body().failed()) {
      return Optional.empty();
    }
    new SameWeights(elaborator, at, settings.get("network")).check(mode, trained);
    NextInputs next = new NextInputs(mode, elaborator, at, generate);
    for (TrainStatement.Assign assign : settings.assignments.values()) {
      assign(assign, next);
    }
    Optional<Integer> until = until(mode.body());
    SettingValues values = new SettingValues(elaborator, at);
    long atMost = values.whole(settings.get("at_most"), USUAL, 1, "at_most");
    require(settings.get("at_most"), atMost <= MOST, "`at_most` is at most " + MOST);
    if (!elaborator.workspace.hasBroken()
        && settings.assignments.values().stream().noneMatch(GenerateElaboration::isToken)) {
      withoutToken();
    }
    if (token == null || elaborator.workspace.diagnostics.errorsSeen() > before) {
      return Optional.empty();
    }
    return plan(mode, token, until, (int) atMost);
  }

  private void withoutToken() {
    elaborator.reports.add(
        at,
        Diagnostic.error(
                Code.MISSING_PART,
                generate.name().span(),
                "`" + generate.name() + "` chooses no token")
            .help(
                "say which input takes it: token = greedy(probability), sample(...) or beam(...)"));
  }

  private void assign(TrainStatement.Assign assign, NextInputs next) {
    Expression value = assign.value();
    if (value instanceof Expression.Call call
        && call.function() instanceof Expression.NameReference function) {
      TokenChoice.Chosen chosen = new TokenChoice(elaborator, at, call, function.name()).chosen();
      if (chosen != null && next.takesToken(assign.name(), chosen.output())) {
        token(new Token(assign.name(), chosen));
      }
    } else if (value instanceof Expression.NameReference output) {
      if (next.takes(assign.name(), output.name())) {
        feedback.add(new Generation.Feedback(assign.name().text(), output.name().text()));
      }
    } else if (!(value instanceof Expression.Broken)) {
      elaborator.reports.add(
          at,
          Diagnostic.error(
                  Code.WRONG_KIND, value.span(), "an input takes an output as it is, or a token")
              .help(
                  "compute it in the network, name it as an output, and write "
                      + assign.name()
                      + " = that output"));
    }
  }

  /** Whether it is to be a token, well written or not. */
  private static boolean isToken(TrainStatement.Assign assign) {
    return assign.value() instanceof Expression.Call || assign.value() instanceof Expression.Broken;
  }

  private void token(Token next) {
    if (token == null) {
      token = next;
    } else {
      elaborator.reports.add(
          at,
          Diagnostic.error(
                  Code.DUPLICATE_NAME,
                  next.input().span(),
                  "one input takes the tokens, and `" + token.input() + "` does")
              .label(token.input().span(), "the first"));
    }
  }

  private Optional<Integer> until(NetworkBody body) {
    Expression value = settings.get("until");
    if (value == null) {
      return Optional.empty();
    }
    long end = new SettingValues(elaborator, at).whole(value, 0, 0, "until");
    Tensor probabilities = token == null ? null : body.outputs.get(token.chosen().output().text());
    long tokens = probabilities == null ? Long.MAX_VALUE : probabilities.shape().last().size();
    require(value, end < tokens, "`until` is a token, 0 to " + (tokens - 1));
    return Optional.of((int) end);
  }

  private void require(@Nullable Expression value, boolean holds, String message) {
    if (value != null && !holds) {
      Span span = value.span();
      elaborator.reports.error(at, Code.BAD_VALUE, span, message + "; this is " + span.text());
    }
  }

  private Optional<Elaborated> plan(
      Elaboration.Mode mode, Token chosen, Optional<Integer> until, int atMost) {
    Set<String> outputs = new LinkedHashSet<>();
    outputs.add(chosen.chosen().output().text());
    feedback.forEach(each -> outputs.add(each.output()));
    String name = "generate_" + generate.name();
    Program.Entry entry =
        new NetworkEntries(mode.elaborator(), mode.body()).generate(name, outputs);
    Set<String> inputs = new TreeSet<>();
    for (Program.SlotSpec slot : entry.inputs()) {
      inputs.add(slot.name());
      if (slot.kind() == Slot.Kind.CARRIED) {
        feedback.add(new Generation.Feedback(slot.name(), slot.name()));
      }
    }
    Name input = chosen.input();
    if (!inputs.contains(input.text())) {
      elaborator.reports.error(
          at,
          Code.UNUSED_INPUT,
          input.span(),
          "`"
              + input
              + "` changes nothing of what is generated: no output here is computed from it");
      return Optional.empty();
    }
    Generation plan =
        new Generation(
            generate.name().text(),
            name,
            input.text(),
            chosen.chosen().output().text(),
            chosen.chosen().how(),
            feedback.stream().filter(each -> inputs.contains(each.input())).toList(),
            until,
            atMost);
    return Optional.of(new Elaborated(plan, entry));
  }
}
