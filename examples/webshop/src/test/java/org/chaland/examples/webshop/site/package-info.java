/** Tests of what the pages of shop and LMS have in common. */
@NullMarked
package org.chaland.examples.webshop.site;

import org.jspecify.annotations.NullMarked;
