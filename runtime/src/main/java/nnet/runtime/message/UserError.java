package nnet.runtime.message;

import java.io.Serial;

/**
 * Something is wrong with what a person gave: a file, an option, a row of data. The message says
 * what and where, and is all that is shown.
 */
public class UserError extends RuntimeException {
  @Serial private static final long serialVersionUID = 1;

  private final boolean usage;

  public UserError(String message) {
    this(message, false);
  }

  private UserError(String message, boolean usage) {
    super(message, null, false, false);
    this.usage = usage;
  }

  /** The command line itself is wrong, whatever the files hold. */
  public static UserError usage(String message) {
    return new UserError(message, true);
  }

  public boolean isUsage() {
    return usage;
  }

  /** The message; always there. */
  public String text() {
    return String.valueOf(getMessage());
  }
}
