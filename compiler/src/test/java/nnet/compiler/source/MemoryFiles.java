package nnet.compiler.source;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** Files that import each other, without a disk; each is the same one until it changes. */
public final class MemoryFiles {
  private final Map<String, SourceFile> files = new LinkedHashMap<>();

  private MemoryFiles() {}

  public static MemoryFiles of(String name, String text) {
    return new MemoryFiles().with(name, text);
  }

  public MemoryFiles with(String name, String text) {
    files.put(name, new SourceFile(name, text, new InMemory(name)));
    return this;
  }

  public SourceFile file(String name) {
    return files.computeIfAbsent(name, key -> new SourceFile(key, "", new InMemory(key)));
  }

  private final class InMemory implements Home {
    private final String name;

    InMemory(String name) {
      this.name = name;
    }

    @Override
    public String address() {
      return "memory:" + name;
    }

    @Override
    public SourceFile open(String path) throws Unreadable {
      String file = Path.of(name).resolveSibling(path).normalize().toString();
      if (!files.containsKey(file)) {
        throw new Unreadable("there is no file `" + path + "`");
      }
      return file(file);
    }
  }
}
