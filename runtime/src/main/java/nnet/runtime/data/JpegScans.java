package nnet.runtime.data;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * How many scans a JPEG file has. Each may go over all pixels again, so that a small file could
 * keep its reader busy for hours.
 */
final class JpegScans {
  private static final byte MARKER = (byte) 0xFF;
  private static final byte START_OF_SCAN = (byte) 0xDA;
  private static final int CHUNK = 1 << 14;

  private JpegScans() {}

  /** Those of small pictures within the file, by which cameras show it, count as well. */
  static int count(Path file) throws IOException {
    byte[] chunk = new byte[CHUNK];
    int scans = 0;
    byte before = 0;
    try (InputStream in = Files.newInputStream(file)) {
      for (int length = in.read(chunk); length > 0; length = in.read(chunk)) {
        for (int i = 0; i < length; i++) {
          scans += before == MARKER && chunk[i] == START_OF_SCAN ? 1 : 0;
          before = chunk[i];
        }
      }
    }
    return scans;
  }
}
