/** The back office: what staff do with customers, page by page. It knows Chaland's own back office and the shop's orders. */
@NullMarked
package org.chaland.examples.webshop.staff;

import org.jspecify.annotations.NullMarked;
