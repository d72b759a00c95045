package nnet.runtime.io;

import java.util.List;
import nnet.runtime.message.UserError;

/** The sizes of an array as its header announces them, before anything is allocated for them. */
final class AnnouncedSizes {
  private static final long MOST_BYTES = Integer.MAX_VALUE - 8L;
  private static final int MEGABYTE = 1 << 20;

  private AnnouncedSizes() {}

  /**
   * The same sizes, if there can be such an array and there is room for it.
   *
   * @param name of the file, for messages
   * @param bytes of one element
   * @param shown the sizes as the file has them
   */
  static List<Integer> checked(String name, List<Long> sizes, int bytes, String shown) {
    long total = bytes;
    for (long size : sizes) {
      // Every factor is below 2^31, so no product wraps around.
      total = size < 1 || size > MOST_BYTES ? Long.MAX_VALUE : total * size;
      if (total > MOST_BYTES) {
        throw impossible(name, shown);
      }
    }
    long room = Runtime.getRuntime().maxMemory();
    if (total > room) {
      throw new UserError(
          "%s announces the sizes %s: %d MB, but the JVM may take %d MB in all (-Xmx)"
              .formatted(name, shown, total / MEGABYTE, room / MEGABYTE));
    }
    return sizes.stream().map(Long::intValue).toList();
  }

  static UserError impossible(String name, String shown) {
    return new UserError(name + " announces impossible sizes: " + shown);
  }
}
