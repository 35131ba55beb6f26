/** The shop's own orders: stored, placed, paid, and told to Chaland through its ports. */
@NullMarked
package org.chaland.examples.webshop.orders;

import org.jspecify.annotations.NullMarked;
