/** Customers from a file and into one: import row by row with a report, and export. */
@NullMarked
package org.chaland.examples.webshop.staff.files;

import org.jspecify.annotations.NullMarked;
