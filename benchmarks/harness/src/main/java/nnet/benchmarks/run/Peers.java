package nnet.benchmarks.run;

import java.util.List;
import java.util.Map;

/** nnet and all others, each at its best setting. */
final class Peers {
  private static final List<String> NATIVE = List.of("--enable-native-access=ALL-UNNAMED");

  /** Without these torch maps and unmaps every larger tensor: nearly twice as slow. */
  private static final Map<String, String> TORCH =
      Map.of(
          "MALLOC_MMAP_THRESHOLD_", "1000000000",
          "MALLOC_TRIM_THRESHOLD_", "4000000000",
          "OMP_WAIT_POLICY", "PASSIVE",
          "OPT_OUT_TRACKING", "true");

  static final Peer NNET =
      new Peer(
          "nnet",
          "nnet",
          "nnet.benchmarks.nnet.NnetEngine",
          // As ./nnet starts a JVM for training.
          List.of(
              "--add-modules",
              "jdk.incubator.vector",
              "-XX:-UseFPUForSpilling",
              "-Xmn4m",
              "-XX:-SegmentedCodeCache",
              "-XX:ObjectAlignmentInBytes=64",
              "-XX:+UseTransparentHugePages"),
          Map.of("MALLOC_ARENA_MAX", "1"));

  static final List<Peer> ALL =
      List.of(
          NNET,
          new Peer(
              "openblas",
              "openblas",
              "nnet.benchmarks.openblas.OpenBlasEngine",
              NATIVE,
              // Its kernels for AVX-512; the processor of today is too new for it to know.
              Map.of("OPENBLAS_CORETYPE", "SkylakeX")),
          new Peer("pytorch", "pytorch", "nnet.benchmarks.pytorch.TorchEngine", NATIVE, TORCH),
          new Peer("djl", "djl", "nnet.benchmarks.djl.DjlEngine", NATIVE, TORCH),
          new Peer(
              "tensorflow",
              "tensorflow",
              "nnet.benchmarks.tensorflow.TensorFlowEngine",
              NATIVE,
              Map.of("TF_CPP_MIN_LOG_LEVEL", "2")),
          new Peer(
              "onnxruntime",
              "onnxruntime",
              "nnet.benchmarks.onnxruntime.OnnxRuntimeEngine",
              NATIVE,
              Map.of()),
          new Peer(
              "deeplearning4j",
              "deeplearning4j",
              "nnet.benchmarks.deeplearning4j.Deeplearning4jEngine",
              List.of(
                  "--enable-native-access=ALL-UNNAMED",
                  "-Dorg.bytedeco.javacpp.platform.extension=-onednn-avx512"),
              Map.of()));

  private Peers() {}
}
