/** The service in {@code examples/service}, built by Maven as its owner would, and asked. */
@NullMarked
package nnet.examples.service;

import org.jspecify.annotations.NullMarked;
