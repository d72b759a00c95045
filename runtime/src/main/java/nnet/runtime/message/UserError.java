package nnet.runtime.message;

import java.io.Serial;

/**
 * Something is wrong with what a person gave: a file, an option, a row of data. The message says
 * what and where, and is all that is shown. It may quote a file of any length and content.
 */
public class UserError extends RuntimeException {
  @Serial private static final long serialVersionUID = 1;

  private static final int LONGEST = 4000;

  private final boolean usage;

  public UserError(String message) {
    this(message, false);
  }

  private UserError(String message, boolean usage) {
    super(shown(message), null, false, false);
    this.usage = usage;
  }

  private static String shown(String message) {
    int half = LONGEST / 2;
    String some =
        message.length() <= LONGEST
            ? message
            : message.substring(0, half) + " ... " + message.substring(message.length() - half);
    return Visible.text(some);
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
