package nnet.compiler.elaborate;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import nnet.compiler.diagnostic.Code;
import nnet.compiler.diagnostic.Diagnostic;
import nnet.compiler.source.Span;
import nnet.compiler.syntax.Declaration;
import nnet.compiler.syntax.Expression;
import nnet.compiler.syntax.Name;
import nnet.compiler.syntax.TrainStatement;
import org.jspecify.annotations.Nullable;

/** The statements of a {@code generate} declaration, read but not yet made anything of. */
final class GenerateSettings {
  static final Set<String> SETTINGS = new TreeSet<>(List.of("network", "until", "at_most"));

  private final Elaborator elaborator;
  private final Activation at;
  private final Map<String, Expression> settings = new LinkedHashMap<>();
  final Map<String, TrainStatement.Assign> assignments = new LinkedHashMap<>();

  GenerateSettings(Elaborator elaborator, Activation at, Declaration.Generate generate) {
    this.elaborator = elaborator;
    this.at = at;
    generate.statements().forEach(this::read);
  }

  @Nullable Expression get(String name) {
    return settings.get(name);
  }

  private void read(TrainStatement statement) {
    switch (statement) {
      case TrainStatement.Setting setting -> setting(setting.name(), setting.value());
      case TrainStatement.Assign assign -> {
        if (assignments.putIfAbsent(assign.name().text(), assign) != null) {
          twice(assign.name());
        }
      }
      case TrainStatement.Phase phase -> ofTraining(phase.span());
      case TrainStatement.Freeze freeze -> ofTraining(freeze.span());
      case TrainStatement.Stage stage -> ofTraining(stage.span());
      case TrainStatement.Start start -> ofTraining(start.span());
      case TrainStatement.Renamed renamed -> ofTraining(renamed.span());
      case TrainStatement.Broken broken -> elaborator.workspace.seeBroken();
    }
  }

  private void ofTraining(Span span) {
    elaborator.reports.add(
        at,
        Diagnostic.error(Code.WRONG_KIND, span, "this belongs to a train block")
            .help("a generate block holds assignments to inputs, " + String.join(", ", SETTINGS)));
  }

  private void setting(Name name, Expression value) {
    if (!SETTINGS.contains(name.text())) {
      elaborator.reports.unknownName(
          at, Code.UNKNOWN_OPTION, name.span(), "generate has no setting", name.text(), SETTINGS);
    } else if (settings.putIfAbsent(name.text(), value) != null) {
      twice(name);
    }
  }

  private void twice(Name name) {
    elaborator.reports.error(at, Code.DUPLICATE_NAME, name.span(), "`" + name + "` is set twice");
  }
}
