package nnet.runtime.io;

import java.io.Serial;

/** A header breaks the format; the reader adds which file it was. */
final class HeaderException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1;

  HeaderException(String message) {
    super(message, null, false, false);
  }
}
