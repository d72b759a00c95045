package nnet.compiler.cli;

import static org.assertj.core.api.Assertions.assertThat;

import nnet.compiler.Compilation;
import nnet.compiler.Compiler;
import nnet.compiler.elaborate.Request;
import nnet.compiler.emit.Loaded;
import nnet.compiler.source.SourceFile;
import nnet.runtime.model.Model;

/** The networks of a text, compiled and loaded into this process. */
final class TextModel {
  private TextModel() {}

  static Model of(String text) {
    Compilation compilation = Compiler.check(new SourceFile("n.nnet", text), Request.DEFAULT);
    assertThat(compilation.diagnostics().sorted()).isEmpty();
    return Loaded.model(Compiler.emit(Compiler.lower(compilation.programs())));
  }
}
