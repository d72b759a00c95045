package nnet.benchmarks.run;

import java.util.Optional;
import nnet.benchmarks.engine.Latency;
import nnet.benchmarks.engine.Round;

/**
 * What one engine did in one of its turns.
 *
 * @param others the share of the machine that other processes had meanwhile
 */
record Turn(Round round, double others, Optional<Latency> latency) {}
