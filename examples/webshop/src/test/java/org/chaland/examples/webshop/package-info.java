/** The shop as its visitors meet it: a real server, a real database, pages read as a browser reads them. */
@NullMarked
package org.chaland.examples.webshop;

import org.jspecify.annotations.NullMarked;
