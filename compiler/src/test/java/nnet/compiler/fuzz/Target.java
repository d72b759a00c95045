package nnet.compiler.fuzz;

import java.io.IOException;
import java.util.List;

/** What reads files of one kind. */
interface Target {

  /** Reads the file in every way there is; throws where it is neither read nor refused in words. */
  void read(byte[] file) throws IOException;

  /** Good files to begin with. */
  List<byte[]> seeds() throws IOException;

  /** What such files are made of. */
  List<String> words();

  /** How much memory may be asked for at most, over and above what its length explains. */
  long mostBytes();
}
