package nnet.runtime.io;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a safetensors file holds.
 *
 * @param metadata free text by key
 * @param tensors by name
 */
public record TensorFile(SortedMap<String, String> metadata, SortedMap<String, Tensor> tensors) {

  public TensorFile(Map<String, String> metadata, Map<String, Tensor> tensors) {
    this(new TreeMap<>(metadata), new TreeMap<>(tensors));
  }

  public TensorFile {
    metadata = Collections.unmodifiableSortedMap(new TreeMap<>(metadata));
    tensors = Collections.unmodifiableSortedMap(new TreeMap<>(tensors));
  }
}
