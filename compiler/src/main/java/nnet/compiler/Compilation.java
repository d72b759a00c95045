package nnet.compiler;

import java.util.Optional;
import nnet.compiler.diagnostic.Diagnostics;
import nnet.compiler.graph.Program;
import nnet.compiler.syntax.SyntaxFile;

/**
 * What checking a file gives.
 *
 * @param program present if there are no errors and the file has a network
 */
public record Compilation(SyntaxFile syntax, Diagnostics diagnostics, Optional<Program> program) {}
