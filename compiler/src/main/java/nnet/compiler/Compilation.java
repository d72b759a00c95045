package nnet.compiler;

import java.util.List;
import java.util.Optional;
import nnet.compiler.diagnostic.Diagnostics;
import nnet.compiler.graph.Program;
import nnet.compiler.resolve.Imports;
import nnet.compiler.syntax.SyntaxFile;

/**
 * What checking a file gives.
 *
 * @param imports the file and all that it imports
 * @param programs of the network, if there are no errors and the file has one: several where its
 *     training is a table of runs that differ in their programs
 */
public record Compilation(Imports imports, Diagnostics diagnostics, List<Program> programs) {
  public Compilation {
    programs = List.copyOf(programs);
  }

  /** The file itself. */
  public SyntaxFile syntax() {
    return imports.main();
  }

  /** The first one, which has the table of all runs. */
  public Optional<Program> program() {
    return programs.stream().findFirst();
  }
}
