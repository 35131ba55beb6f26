/** The form for a customer's details: filled from what is known, with the source of each value, and merged with the record. */
@NullMarked
package org.chaland.prefill;

import org.jspecify.annotations.NullMarked;
