package nnet.compiler.syntax.parse;

import nnet.grammar.NnetParser;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.atn.ATN;
import org.antlr.v4.runtime.atn.ATNConfigSet;
import org.antlr.v4.runtime.atn.ParserATNSimulator;

/**
 * Reports an error where it stands. ANTLR's own prediction would end an expression before an
 * operator without an operand, and blame the operator.
 */
final class Prediction extends ParserATNSimulator {
  Prediction(NnetParser parser) {
    super(
        parser,
        parser.getATN(),
        parser.getInterpreter().decisionToDFA,
        parser.getInterpreter().getSharedContextCache());
  }

  @Override
  protected int getSynValidOrSemInvalidAltThatFinishedDecisionEntryRule(
      ATNConfigSet configurations, ParserRuleContext outerContext) {
    return Words.isName(_input.get(_startIndex))
        ? super.getSynValidOrSemInvalidAltThatFinishedDecisionEntryRule(
            configurations, outerContext)
        : ATN.INVALID_ALT_NUMBER;
  }
}
