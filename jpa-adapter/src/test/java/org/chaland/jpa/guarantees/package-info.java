/** Holds the page of guarantees against the reports of the tests that it names, once they have run. */
@NullMarked
package org.chaland.jpa.guarantees;

import org.jspecify.annotations.NullMarked;
