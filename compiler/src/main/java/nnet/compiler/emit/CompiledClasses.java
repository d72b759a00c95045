package nnet.compiler.emit;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/** Class files by the name of their class. */
public record CompiledClasses(Map<String, byte[]> files) {
  public CompiledClasses {
    files = Collections.unmodifiableMap(new TreeMap<>(files));
  }
}
