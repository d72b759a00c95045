/**
 * The generators, one file each, and their list. They draw from {@link nnet.runtime.random} and
 * from nowhere else, and know nothing of splits or of networks.
 */
@NullMarked
package nnet.runtime.data.generate;

import org.jspecify.annotations.NullMarked;
