/** Holds the page of guarantees against the sources of the tests that it names. */
@NullMarked
package org.chaland.jpa.guarantees;

import org.jspecify.annotations.NullMarked;
