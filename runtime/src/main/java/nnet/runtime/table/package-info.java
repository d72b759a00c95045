/**
 * Several trainings that differ in some variables, and what they have come to: the table, what it
 * says about each setting, and its files. It trains nothing and draws nothing.
 */
@NullMarked
package nnet.runtime.table;

import org.jspecify.annotations.NullMarked;
