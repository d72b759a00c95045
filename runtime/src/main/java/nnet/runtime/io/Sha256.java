package nnet.runtime.io;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import nnet.runtime.message.UserError;

/** Hashes as {@code sha256sum} prints them. */
public final class Sha256 {
  private static final int CHUNK = 1 << 16;

  private Sha256() {}

  /** Of a text in UTF-8. */
  public static String of(String text) {
    return hex(digest().digest(text.getBytes(StandardCharsets.UTF_8)));
  }

  /** Of what is in a file. */
  public static String of(Path file) {
    MessageDigest digest = digest();
    byte[] bytes = new byte[CHUNK];
    try (InputStream in = Files.newInputStream(file)) {
      for (int read = in.read(bytes); read >= 0; read = in.read(bytes)) {
        digest.update(bytes, 0, read);
      }
    } catch (IOException e) {
      throw new UserError("cannot read " + file + ": " + AtomicFile.reason(e));
    }
    return hex(digest.digest());
  }

  private static String hex(byte[] digest) {
    return HexFormat.of().formatHex(digest);
  }

  private static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
