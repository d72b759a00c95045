package nnet.compiler.elaborate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import nnet.compiler.diagnostic.Code;
import nnet.compiler.diagnostic.Diagnostic;
import nnet.compiler.diagnostic.Diagnostics;
import nnet.compiler.diagnostic.Suggestion;
import nnet.compiler.elaborate.Elaboration.Mode;
import nnet.compiler.elaborate.Item.Argued;
import nnet.compiler.resolve.Definitions;
import nnet.compiler.syntax.Declaration;
import nnet.compiler.syntax.Declaration.Definition;
import nnet.compiler.syntax.Declaration.Generate;
import nnet.compiler.syntax.DefinitionKind;
import nnet.compiler.syntax.Name;
import nnet.compiler.syntax.SyntaxFile;
import org.jspecify.annotations.Nullable;

/** The {@code generate} declarations of a file. */
final class Generations {
  private final SyntaxFile file;
  private final Definitions definitions;
  private final Diagnostics diagnostics;

  Generations(SyntaxFile file, Definitions definitions, Diagnostics diagnostics) {
    this.file = file;
    this.definitions = definitions;
    this.diagnostics = diagnostics;
  }

  /** The {@code train} declarations of a file. */
  static Stream<Declaration.Train> trains(SyntaxFile file) {
    return file.declarations().stream()
        .filter(Declaration.Train.class::isInstance)
        .map(Declaration.Train.class::cast);
  }

  private List<Generate> all() {
    return file.declarations().stream()
        .filter(Generate.class::isInstance)
        .map(Generate.class::cast)
        .toList();
  }

  private static boolean isFrom(Generate generate, @Nullable Definition network) {
    return network != null && generate.network().text().equals(network.name().text());
  }

  /**
   * Those from the network that is compiled.
   *
   * @param options of its training, not yet checked
   */
  List<GenerateElaboration.Elaborated> of(
      Definition network, Map<String, Argued> options, Mode learning, Mode predicting) {
    List<GenerateElaboration.Elaborated> found = new ArrayList<>();
    for (Generate generate : all()) {
      if (isFrom(generate, network)) {
        GenerateElaboration loop = new GenerateElaboration(definitions, diagnostics, generate);
        Mode mode = loop.hasOptions() ? mode(loop, network, options) : predicting;
        loop.of(mode, learning).ifPresent(found::add);
      }
    }
    return found;
  }

  /** Those from other networks, which are not compiled, are checked all the same. */
  void check(@Nullable Definition compiled) {
    for (Generate generate : all()) {
      if (!isFrom(generate, compiled)) {
        Definition network = network(generate.network());
        if (network != null) {
          check(generate, network);
        }
      }
    }
  }

  /** With the options of the first training of its network. */
  private void check(Generate generate, Definition network) {
    Declaration.@Nullable Train train =
        trains(file)
            .filter(each -> each.network().text().equals(network.name().text()))
            .findFirst()
            .orElse(null);
    Assignment run = RunVariables.of(definitions, diagnostics, train, Map.of()).all().getFirst();
    TrainElaboration training = new TrainElaboration(definitions, diagnostics, train, run);
    GenerateElaboration loop = new GenerateElaboration(definitions, diagnostics, generate);
    Mode mode = mode(loop, network, training.givenOptions(Map.of()));
    if (train == null) {
      loop.of(mode, mode);
    } else {
      Map<String, Argued> options = training.networkOptions(network, Map.of());
      loop.of(mode, Mode.of(workspace(), network, options, List.of()));
    }
  }

  private Mode mode(GenerateElaboration loop, Definition network, Map<String, Argued> options) {
    return Mode.of(workspace(), network, loop.networkOptions(network, options), List.of());
  }

  private Workspace workspace() {
    return new Workspace(definitions, diagnostics, false, false);
  }

  private @Nullable Definition network(Name name) {
    Definition definition = definitions.find(name);
    if (definition != null && definition.kind() == DefinitionKind.NETWORK) {
      return definition;
    }
    if (!definitions.isBroken(name)) {
      Set<String> networks = definitions.names(DefinitionKind.NETWORK, file.source());
      String near = Suggestion.nearest(name.text(), networks).orElse(null);
      diagnostics.add(
          Diagnostic.error(Code.UNKNOWN_NAME, name.span(), "there is no network `" + name + "`")
              .help(near == null ? null : "did you mean `" + near + "`?"));
    }
    return null;
  }
}
