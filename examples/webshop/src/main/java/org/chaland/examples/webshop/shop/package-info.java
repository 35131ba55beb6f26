/** The shop: cart, contact step, order, support page, and the staff's list of orders. It knows the LMS through ports only. */
@NullMarked
package org.chaland.examples.webshop.shop;

import org.jspecify.annotations.NullMarked;
