package nnet.compiler.ide;

import java.util.concurrent.CancellationException;

/** The text has changed meanwhile: nobody wants the answer any more. */
public final class Outdated extends CancellationException {
  private static final long serialVersionUID = 1;
}
