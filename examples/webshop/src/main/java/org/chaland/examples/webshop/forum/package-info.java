/** The learners' forum: another module again, which can be made to fail. */
@NullMarked
package org.chaland.examples.webshop.forum;

import org.jspecify.annotations.NullMarked;
