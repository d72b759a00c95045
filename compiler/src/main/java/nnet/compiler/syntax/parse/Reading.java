package nnet.compiler.syntax.parse;

import nnet.compiler.source.SourceFile;
import nnet.grammar.NnetParser;
import org.antlr.v4.runtime.CommonTokenStream;

/** A file as the parser saw it. */
public record Reading(SourceFile file, CommonTokenStream tokens, NnetParser.FileContext tree) {}
