package nnet.compiler.source;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** Why a file is not read, in words for the person who named it. */
public final class Unreadable extends Exception {
  @Serial private static final long serialVersionUID = 1;

  private final @Nullable String help;
  private final @Nullable String other;

  public Unreadable(String message) {
    this(message, null, null);
  }

  /**
   * @param help what to do, or null
   * @param other what may be meant, as it would be written; or null
   */
  public Unreadable(String message, @Nullable String help, @Nullable String other) {
    super(message, null, false, false);
    this.help = help;
    this.other = other;
  }

  public String text() {
    return String.valueOf(getMessage());
  }

  public @Nullable String help() {
    return help;
  }

  public @Nullable String other() {
    return other;
  }
}
