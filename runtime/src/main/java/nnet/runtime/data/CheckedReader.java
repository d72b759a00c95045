package nnet.runtime.data;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/** Watches a CSV go by and remembers a quote that nothing closes. */
final class CheckedReader extends FilterReader {
  private final char separator;
  private State state = State.START;
  private int line = 1;
  private int column;
  private int quoteLine;
  private int quoteColumn;
  private boolean ended;

  private enum State {
    /** At the start of a field. */
    START,
    PLAIN,
    QUOTED,
    /** After a quote inside of a quoted field, which ends it or is doubled. */
    QUOTE
  }

  CheckedReader(Reader in, char separator) {
    super(in);
    this.separator = separator;
  }

  @Override
  public int read() throws IOException {
    int c = super.read();
    ended |= c < 0;
    if (c >= 0) {
      see((char) c);
    }
    return c;
  }

  @Override
  public int read(char[] buffer, int offset, int length) throws IOException {
    int count = super.read(buffer, offset, length);
    ended |= count < 0;
    for (int i = 0; i < count; i++) {
      see(buffer[offset + i]);
    }
    return count;
  }

  private void see(char c) {
    column++;
    if (state == State.QUOTED) {
      state = c == '"' ? State.QUOTE : State.QUOTED;
    } else if (c == '"' && state != State.PLAIN) {
      if (state == State.START) {
        quoteLine = line;
        quoteColumn = column;
      }
      state = State.QUOTED;
    } else {
      state = c == separator || c == '\n' || c == '\r' ? State.START : State.PLAIN;
    }
    if (c == '\n') {
      line++;
      column = 0;
    }
  }

  /** Whether a quote was open when everything was read. */
  boolean isNeverClosed() {
    return ended && isQuoteOpen();
  }

  boolean isQuoteOpen() {
    return state == State.QUOTED;
  }

  /** {@code line:column} of the quote that was opened last. */
  String lastQuote() {
    return quoteLine + ":" + quoteColumn;
  }
}
