package nnet.compiler.elaborate;

import nnet.compiler.graph.Region;

/**
 * A metric of the network: the updates of its states are in the network's region.
 *
 * @param result from its states (f64) to one number
 */
record MetricBody(String name, Region result, boolean higherIsBetter) {}
