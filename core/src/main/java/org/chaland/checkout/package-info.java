/** The contact step and the order that follows it: open, sign in, submit, place, complete, cancel. */
@NullMarked
package org.chaland.checkout;

import org.jspecify.annotations.NullMarked;
