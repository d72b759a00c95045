package nnet.compiler.lsp;

import java.util.List;
import java.util.Locale;
import nnet.compiler.ide.Document;
import nnet.compiler.ide.Lens;
import org.eclipse.lsp4j.CodeLens;
import org.eclipse.lsp4j.Command;

/**
 * {@code textDocument/codeLens}: the commands are the editor's own, {@code nnet.train} and others.
 */
final class LensRequest {
  private LensRequest() {}

  static List<CodeLens> answer(Document document) {
    return Lens.of(document.analysis()).stream().map(lens -> of(lens, document)).toList();
  }

  private static CodeLens of(Lens lens, Document document) {
    String command =
        lens.action().map(action -> "nnet." + action.name().toLowerCase(Locale.ROOT)).orElse("");
    List<Object> arguments =
        lens.action().isEmpty() ? List.of() : List.of(document.uri(), lens.name());
    CodeLens made = new CodeLens(Places.range(lens.span()));
    made.setCommand(new Command(lens.title(), command, arguments));
    return made;
  }
}
