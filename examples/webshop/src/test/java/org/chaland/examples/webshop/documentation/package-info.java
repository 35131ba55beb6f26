/** Compiles every snippet that the pages and the Javadoc show. */
@NullMarked
package org.chaland.examples.webshop.documentation;

import org.jspecify.annotations.NullMarked;
