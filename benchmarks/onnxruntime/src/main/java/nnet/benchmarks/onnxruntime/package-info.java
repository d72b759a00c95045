/** ONNX Runtime: predictions only, on models that are written here and never leave the memory. */
@NullMarked
package nnet.benchmarks.onnxruntime;

import org.jspecify.annotations.NullMarked;
