/**
 * A web shop that sells three trainings, put together here: the pages are in {@code shop}, the learning platform they lead to
 * in {@code lms}, and everybody's mailbox in {@code outbox}.
 */
@NullMarked
package org.chaland.examples.webshop;

import org.jspecify.annotations.NullMarked;
