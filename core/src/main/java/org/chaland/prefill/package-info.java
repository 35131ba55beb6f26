/** Fills the contact form from what is already known, and says where each value comes from. */
@NullMarked
package org.chaland.prefill;

import org.jspecify.annotations.NullMarked;
