/** Tests of what files hold, without a shop. */
@NullMarked
package org.chaland.examples.webshop.staff.files;

import org.jspecify.annotations.NullMarked;
