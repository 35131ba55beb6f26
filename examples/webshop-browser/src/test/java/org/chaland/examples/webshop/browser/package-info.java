/** The shop in a real browser: how its pages look, whom they shut out, and whether its flows survive their visitors. */
@NullMarked
package org.chaland.examples.webshop.browser;

import org.jspecify.annotations.NullMarked;
