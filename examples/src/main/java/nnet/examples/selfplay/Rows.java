package nnet.examples.selfplay;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Positions as the {@code data} block of the network reads them: arrays of bytes, as NumPy writes
 * them.
 */
final class Rows {
  private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0};
  private static final int HEADER = 118;

  private Rows() {}

  static void write(List<Position> positions, Path folder) throws IOException {
    ByteArrayOutputStream boards = array(positions.size() + ", " + Board.SQUARES);
    ByteArrayOutputStream visits = array(positions.size() + ", " + Board.SQUARES);
    ByteArrayOutputStream results = array(positions.size() + ",");
    for (Position position : positions) {
      for (int square = 0; square < Board.SQUARES; square++) {
        boards.write(position.board().owner(square));
        visits.write(position.visits()[square]);
      }
      results.write(position.result());
    }
    Files.write(folder.resolve("board.npy"), boards.toByteArray());
    Files.write(folder.resolve("visits.npy"), visits.toByteArray());
    Files.write(folder.resolve("result.npy"), results.toByteArray());
  }

  /** An array without its bytes. */
  private static ByteArrayOutputStream array(String shape) throws IOException {
    String header = "{'descr': '|i1', 'fortran_order': False, 'shape': (%s), }".formatted(shape);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.write(MAGIC);
    bytes.write(HEADER);
    bytes.write(0);
    bytes.write(
        (header + " ".repeat(HEADER - 1 - header.length()) + "\n")
            .getBytes(StandardCharsets.US_ASCII));
    return bytes;
  }
}
