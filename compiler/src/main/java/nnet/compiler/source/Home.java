package nnet.compiler.source;

/** Where a text is from, and how what it imports is read: the front end itself reads no files. */
public interface Home {
  /** A text that is in no file. */
  Home NOWHERE =
      new Home() {
        @Override
        public String address() {
          return "";
        }

        @Override
        public SourceFile open(String path) throws Unreadable {
          throw new Unreadable("this text is no file: nothing lies beside it");
        }
      };

  /** Such as {@code file:///home/me/layers.nnet}: the same for the same file, empty for none. */
  String address();

  /**
   * A file that the text imports.
   *
   * @param path as it is written
   */
  SourceFile open(String path) throws Unreadable;
}
