/** The contact step and the order that follows it: open, sign in, submit, placed, completed, cancelled. */
@NullMarked
package org.chaland.checkout;

import org.jspecify.annotations.NullMarked;
