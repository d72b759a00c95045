package nnet.compiler.fuzz;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Changes good files in a few places; the same ones for the same seed. */
final class Mutator {
  private static final int MOST_CHANGES = 4;
  private static final int LONGEST = 1 << 14;
  private static final int HEADER = 200;
  private static final long[] NUMBERS = {
    0,
    1,
    -1,
    7,
    127,
    128,
    255,
    256,
    65535,
    65536,
    1 << 24,
    50_000_000,
    Integer.MAX_VALUE,
    Integer.MIN_VALUE,
    0xFFFF_FFFFL,
    Long.MAX_VALUE,
    Long.MIN_VALUE
  };

  private final List<byte[]> corpus;
  private final List<byte[]> words;
  private final Random random;

  Mutator(List<byte[]> corpus, List<String> words, long seed) {
    this.corpus = List.copyOf(corpus);
    this.words = words.stream().map(Mutator::bytes).toList();
    this.random = new Random(seed);
  }

  /** A word stands for bytes where all its characters are some. */
  static byte[] bytes(String word) {
    boolean binary = word.chars().allMatch(c -> c < 256);
    return word.getBytes(binary ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8);
  }

  byte[] next() {
    byte[] file = any(corpus);
    int changes = 1 + random.nextInt(MOST_CHANGES);
    for (int i = 0; i < changes; i++) {
      file = changed(file);
    }
    return file.length <= LONGEST ? file : Arrays.copyOf(file, LONGEST);
  }

  private byte[] any(List<byte[]> files) {
    return files.get(random.nextInt(files.size()));
  }

  private byte[] changed(byte[] file) {
    int from = place(file);
    int to = Math.min(file.length, from + random.nextInt(1 + HEADER / 10));
    return switch (random.nextInt(8)) {
      case 0 -> replaced(file, from, Math.min(file.length, from + 1), byteLike(file, from));
      case 1 -> replaced(file, from, from, any(words));
      case 2 -> replaced(file, from, to, any(words));
      case 3 -> replaced(file, from, to, new byte[0]);
      case 4 -> replaced(file, from, from, repeated(Arrays.copyOfRange(file, from, to)));
      case 5 -> replaced(file, from, file.length, tail(any(corpus)));
      case 6 -> replaced(file, from, Math.min(file.length, from + Long.BYTES), number());
      default -> Arrays.copyOf(file, from);
    };
  }

  /** Half of the time in the header. */
  private int place(byte[] file) {
    int most = random.nextBoolean() ? Math.min(HEADER, file.length) : file.length;
    return random.nextInt(most + 1);
  }

  private byte[] byteLike(byte[] file, int at) {
    int old = at < file.length ? file[at] : 0;
    return new byte[] {
      (byte) (random.nextBoolean() ? old ^ 1 << random.nextInt(8) : random.nextInt())
    };
  }

  private byte[] repeated(byte[] piece) {
    int times = 1 << random.nextInt(10);
    byte[] all = new byte[Math.min(LONGEST, piece.length * times)];
    for (int i = 0; i < all.length; i++) {
      all[i] = piece[i % piece.length];
    }
    return all;
  }

  private byte[] tail(byte[] file) {
    return Arrays.copyOfRange(file, place(file), file.length);
  }

  /** Of one to eight bytes, in either order. */
  private byte[] number() {
    ByteOrder order = random.nextBoolean() ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
    long value = NUMBERS[random.nextInt(NUMBERS.length)];
    ByteBuffer buffer = ByteBuffer.allocate(Long.BYTES).order(order);
    return switch (random.nextInt(4)) {
      case 0 -> new byte[] {(byte) value};
      case 1 -> Arrays.copyOf(buffer.putShort((short) value).array(), Short.BYTES);
      case 2 -> Arrays.copyOf(buffer.putInt((int) value).array(), Integer.BYTES);
      default -> buffer.putLong(value).array();
    };
  }

  private static byte[] replaced(byte[] file, int from, int to, byte[] with) {
    byte[] result = new byte[file.length - (to - from) + with.length];
    System.arraycopy(file, 0, result, 0, from);
    System.arraycopy(with, 0, result, from, with.length);
    System.arraycopy(file, to, result, from + with.length, file.length - to);
    return result;
  }
}
