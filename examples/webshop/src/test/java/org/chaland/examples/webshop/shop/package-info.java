/** Tests of single classes of the shop's pages. */
@NullMarked
package org.chaland.examples.webshop.shop;

import org.jspecify.annotations.NullMarked;
